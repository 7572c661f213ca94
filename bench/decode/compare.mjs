// SPDX-License-Identifier: Apache-2.0
//
// Holds what ./anlan decode prints against gpsdecode, field by field:  node compare.mjs OURS THEIRS
// OURS is the output of ./anlan decode, THEIRS that of gpsdecode --split24 --unscaled --json, both of the same sentences.
// Prints theirs, ours, equal, only-theirs, only-ours, and each one that is not equal, with the fields that differ.
import { readFileSync } from 'node:fs'

const [oursFile, theirsFile] = process.argv.slice(2)
const most = Number(process.argv[4] ?? 20)

const read = (file) => readFileSync(file, 'latin1').split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))

const none = (value, sentinel) => (value === sentinel ? null : value)
const below = (value, limit) => (value >= limit ? null : value)
const text = (value) => (value === '' || value === undefined ? null : value)
const earth = (value, limit) => (value === null || Math.abs(value) > limit ? null : value)
const six = (value, by) => (value === null || value === undefined ? null : Math.round((value * 600000) / by))
const tenths = (value) => (value === null ? null : Math.round(value * 10))

const binary = (hex) => [...hex].map((digit) => parseInt(digit, 16).toString(2).padStart(4, '0')).join('')

// gpsdecode begins the data of an addressed message of type 25 or 26 two bits early: M.1371-5 has two spare bits there
// for byte alignment. Ours is written as it would read it, so that every bit is compared all the same.
let spared = 0
function asTheyRead(m, f) {
    spared++
    const code = m.structured ? m.dac.toString(2).padStart(10, '0') + m.fid.toString(2).padStart(6, '0') : ''
    const bits = '00' + code + binary(m.data).slice(0, m.bits)
    const data = m.structured ? bits.slice(16) : bits
    f.app_id = m.structured ? parseInt(bits.slice(0, 16), 2) : 0
    f.data = data.length + ':' + (data.padEnd(Math.ceil(data.length / 8) * 8, '0').match(/.{4}/g) ?? []).map((four) => parseInt(four, 2).toString(16)).join('')
}

// One form for both: the whole numbers on the air, null where there are none.
function ourForm(m) {
    const f = { ...m }
    for (const key of ['channel', 'source', 'at', 'own']) delete f[key]
    const by = m.type === 17 || m.type === 27 ? 1000 : 1
    if ('lon' in m) { f.lon = six(m.lon, by); f.lat = six(m.lat, by) }
    for (const key of ['ne_lon', 'ne_lat', 'sw_lon', 'sw_lat']) if (key in m) f[key] = six(m[key], 1000)
    if ('sog' in m && m.type !== 9) f.sog = tenths(m.sog)
    if ('cog' in m) f.cog = tenths(m.cog)
    if (m.type === 27) { f.sog = m.sog; f.cog = m.cog }
    if ('draught' in m) f.draught = tenths(m.draught)
    if ('turn' in m) f.turn = m.turn === null ? null : m.turn === 'fastright' ? 127 : m.turn === 'fastleft' ? -127 : Math.round(4.733 * Math.sqrt(Math.abs(m.turn))) * Math.sign(m.turn)
    for (const key of ['eta', 'eta_month', 'eta_day', 'eta_hour', 'eta_minute']) delete f[key]
    if (m.type === 5) f.eta = [m.eta_month, m.eta_day, m.eta_hour, m.eta_minute].join(' ')
    if ('bits' in m) { f.data = m.bits + ':' + m.data; delete f.bits }
    if (m.type === 25 || m.type === 26) {
        if (m.addressed) asTheyRead(m, f)
        else f.app_id = m.structured ? (m.dac << 6) | m.fid : 0
        delete f.dac
        delete f.fid
    }
    return f
}

function theirForm(m) {
    const f = {}
    for (const [key, value] of Object.entries(m)) {
        if (['class', 'device', 'scaled'].includes(key) || key.endsWith('_text')) continue
        f[{ speed: 'sog', course: 'cog', shipname: 'name' }[key] ?? key] = value
    }
    const coarse = m.type === 17 || m.type === 27
    if ('lon' in f && m.type !== 8 && m.type !== 6) {
        f.lon = earth(f.lon, coarse ? 108000 : 108e6)
        f.lat = earth(f.lat, coarse ? 54000 : 54e6)
    }
    for (const key of ['ne_lon', 'sw_lon']) if (key in f) f[key] = earth(f[key], 108000)
    for (const key of ['ne_lat', 'sw_lat']) if (key in f) f[key] = earth(f[key], 54000)
    if ('sog' in f) f.sog = none(f.sog, m.type === 27 ? 63 : 1023)
    if ('cog' in f) f.cog = below(f.cog, m.type === 27 ? 360 : 3600)
    if ('heading' in f) f.heading = below(f.heading, 360)
    if ('turn' in f) f.turn = f.turn === 'nan' ? null : none(f.turn, -128)
    if ('alt' in f) f.alt = none(f.alt, 4095)
    if ('second' in f) f.second = none(f.second, 60)
    for (const key of ['name', 'callsign', 'destination', 'text', 'vendorid']) if (key in f) f[key] = text(f[key])
    if (m.type === 14 || m.type === 12) f.text = text(f.text)
    for (const key of ['imo', 'draught']) if (key in f) f[key] = none(f[key], 0)
    if ('shiptype' in f && m.type !== 23) f.shiptype = none(f.shiptype, 0)
    if ('to_bow' in f && !(f.to_bow || f.to_stern || f.to_port || f.to_starboard)) f.to_bow = f.to_stern = f.to_port = f.to_starboard = null
    if (m.type === 5) {
        const [, month, day, hour, minute] = /(\d+)-(\d+)T(\d+):(\d+)Z/.exec(m.eta).map(Number)
        f.eta = [none(month, 0), none(day, 0), below(hour, 24), below(minute, 60)].join(' ')
    }
    if (m.type === 4 || m.type === 11) {
        const [, year, month, day, hour, minute, second] = /(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)Z/.exec(m.timestamp).map(Number)
        Object.assign(f, { year: none(year, 0), month: none(month, 0), day: none(day, 0), hour: below(hour, 24), minute: below(minute, 60), second: below(second, 60) })
        delete f.timestamp
    }
    // it never reads the radio state of type 26 and always prints 0
    if (m.type === 26) delete f.radio
    if (m.type === 7 || m.type === 13) {
        f.acks = [1, 2, 3, 4].map((n) => f['mmsi' + n]).filter((value) => value)
        for (const n of [1, 2, 3, 4]) { delete f['mmsi' + n]; delete f['seqno' + n] }
    }
    if (m.type === 15) {
        f.requests = [[f.mmsi1, f.type1_1, f.offset1_1], [f.mmsi1, f.type1_2, f.offset1_2], [f.mmsi2, f.type2_1, f.offset2_1]].filter((one, n) => n === 0 || (one[1] ?? 0) !== 0 || (n === 2 && one[0]))
        for (const key of ['mmsi1', 'type1_1', 'offset1_1', 'type1_2', 'offset1_2', 'mmsi2', 'type2_1', 'offset2_1']) delete f[key]
    }
    if (m.type === 16) {
        f.orders = [[f.mmsi1, f.offset1, f.increment1], [f.mmsi2, f.offset2, f.increment2]].filter((one, n) => n === 0 || one[0])
        for (const key of ['mmsi1', 'offset1', 'increment1', 'mmsi2', 'offset2', 'increment2']) delete f[key]
    }
    if (m.type === 20) {
        f.slots = [1, 2, 3, 4].map((n) => [f['offset' + n], f['number' + n], f['timeout' + n], f['increment' + n]]).filter((one, n) => n === 0 || one[1] !== 0)
        for (const n of [1, 2, 3, 4]) for (const key of ['offset', 'number', 'timeout', 'increment']) delete f[key + n]
    }
    return f
}

// Lists of our objects as the plain lists that theirs were made into.
function flatten(f) {
    if (f.acks) f.acks = f.acks.map((one) => one.mmsi ?? one).filter((value) => value)
    if (f.requests) f.requests = f.requests.map((one) => (Array.isArray(one) ? one : [one.dest_mmsi, one.type, one.offset]))
    if (f.orders) f.orders = f.orders.map((one) => (Array.isArray(one) ? one : [one.dest_mmsi, one.offset, one.increment]))
    if (f.slots) f.slots = f.slots.map((one) => (Array.isArray(one) ? one : [one.offset, one.number, one.timeout, one.increment]))
    return f
}

// Fields that only one side tells: they are counted, not compared.
const unsaid = new Map()
function differences(ours, theirs) {
    const wrong = []
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
        if (!(key in ours) || !(key in theirs)) {
            const name = `type ${theirs.type} ${key} (only ${key in ours ? 'ours' : 'theirs'})`
            unsaid.set(name, (unsaid.get(name) ?? 0) + 1)
            continue
        }
        if (JSON.stringify(ours[key]) === JSON.stringify(theirs[key])) continue
        // flags are 0 and 1 on one side, false and true on the other
        if (typeof ours[key] !== typeof theirs[key] && Number(ours[key]) === Number(theirs[key]) && ours[key] !== null && theirs[key] !== null) continue
        wrong.push(key)
    }
    return wrong
}

const group = (list) => {
    const groups = new Map()
    for (const m of list) {
        // theirs joins part B with the name it knows from part A and then names no part
        const key = `${m.type}/${m.mmsi}/${m.type === 24 ? (m.part ?? 'B') : ''}`
        if (!groups.has(key)) groups.set(key, [])
        groups.get(key).push(m)
    }
    return groups
}

const ours = read(oursFile)
const theirs = read(theirsFile).filter((m) => m.class === 'AIS')
const ourGroups = group(ours)
const theirGroups = group(theirs)
let equal = 0
const unequal = []
const onlyOurs = []
const onlyTheirs = []
for (const key of new Set([...ourGroups.keys(), ...theirGroups.keys()])) {
    const a = (ourGroups.get(key) ?? []).map((m) => [flatten(ourForm(m)), m])
    const b = (theirGroups.get(key) ?? []).map((m) => [flatten(theirForm(m)), m])
    // in order: first those that agree, then what is left in pairs
    let j = 0
    for (const [form, m] of b) {
        let at = -1
        for (let n = j; n < a.length && n < j + 50; n++) if (differences(a[n][0], form).length === 0) { at = n; break }
        if (at >= 0) {
            for (const left of a.slice(j, at)) onlyOurs.push(left[1])
            j = at + 1
            equal++
        } else if (a.length - j >= 1 && a.length === b.length) {
            unequal.push([differences(a[j][0], form), a[j][1], m])
            j++
        } else {
            onlyTheirs.push(m)
        }
    }
    for (const left of a.slice(j)) onlyOurs.push(left[1])
}
console.log(`theirs ${theirs.length}, ours ${ours.length}, equal ${equal}, unequal ${unequal.length}, only-theirs ${onlyTheirs.length}, only-ours ${onlyOurs.length}`)
if (spared) console.log(`of these ${spared} addressed messages of types 25 and 26, read by theirs without the two spare bits of M.1371-5`)
for (const [fields, a, b] of unequal.slice(0, most)) console.log(`unequal in ${fields}\n  ours   ${JSON.stringify(a)}\n  theirs ${JSON.stringify(b)}`)
for (const m of onlyTheirs.slice(0, most)) console.log(`only theirs ${JSON.stringify(m)}`)
for (const m of onlyOurs.slice(0, most)) console.log(`only ours ${JSON.stringify(m)}`)
for (const [name, count] of unsaid) console.log(`not compared: ${name} × ${count}`)
