// SPDX-License-Identifier: Apache-2.0
// What this officer can open: the lists the office names, and the pages their permissions reach.
import { computed, onScopeDispose, type Component } from 'vue';
import { Anchor, BellRing, Blocks, Building2, Cable, CalendarDays, ChartLine, ChevronsRight, Clock, Hourglass, HeartPulse, Inbox, List, MapPinned, MessageSquareWarning, Pause, Reply, Route, Sailboat, Scale, ScrollText, Siren, Store, Upload, Users } from '@lucide/vue';
import { onChanged } from '@/frame/live';
import { may, session } from '@/frame/session';
import { wellbeing } from '@/rooms/duty/state';
import type { ListName } from '@/rooms/matters/calls';
import { menu, readMenu } from '@/rooms/matters/menu';
import { atLeast } from '@/rooms/matters/parts/counted';

const ICONS: Record<string, Component> = { triage: Inbox, due: Clock, arbitration: Scale, replied: Reply, stopped: Pause, running: Hourglass, complaints: MessageSquareWarning, all: List };
export const iconOf = (key: string): Component => ICONS[key] ?? ChevronsRight;

/** How much waits in a list, in figures: 12, 1,000+; nothing when nothing waits. */
const counted = (l: ListName) => (l.count ? atLeast(l.count, l.orMore) : '');

/** In the order of a day: what is due, what is new, what waits, and everything. */
const ORDER = ['due', 'triage', 'arbitration', 'running', 'replied', 'stopped', 'complaints', 'all'];
export function useMenu() {
  let soon: ReturnType<typeof setTimeout> | undefined;
  onChanged(() => {
    clearTimeout(soon);
    soon = setTimeout(() => void readMenu(), 800);
  });
  onScopeDispose(() => clearTimeout(soon));
  const mine = computed(() =>
    [...menu.value]
      .sort((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key))
      .map((l) => ({ ...l, to: l.key === 'complaints' ? '/complaints' : `/list/${l.key}`, count: counted(l) })),
  );
  const county = computed(() =>
    [
      { to: '/alarms', word: '预警', icon: BellRing, show: may('ALARM_READ') },
      { to: '/suspensions', word: '停航登记', icon: Anchor, show: may('SUSPENSION_RECORD') || may('SUSPENSION_CONFIRM') || may('MATTER_READ') },
      { to: '/sea', word: '海上登记', icon: Sailboat, show: may('SEA_WATCH') || may('SEA_EDIT') },
      { to: '/units', word: '单位和值班', icon: Building2, show: may('ORGANISATION_READ') || may('ORGANISATION_MANAGE') },
      { to: '/areas', word: '区划网格', icon: MapPinned, show: may('ORGANISATION_READ') || may('ORGANISATION_MANAGE') },
      { to: '/points', word: '服务点', icon: Store, show: may('ORGANISATION_READ') || may('ORGANISATION_MANAGE') },
      { to: '/calendars', word: '工作日历', icon: CalendarDays, show: may('ORGANISATION_READ') },
      { to: '/feeds', word: '部门接入', icon: Cable, show: may('DUTY_READ') },
      { to: '/routing', word: '派单目录', icon: Route, show: may('ROUTING_EDIT') || may('MATTER_TRIAGE') },
      { to: '/figures', word: '数字', icon: ChartLine, show: may('FIGURE_READ') },
      { to: '/accounts', word: '人员账号', icon: Users, show: may('ACCOUNT_MANAGE') },
      { to: '/duty', word: '值守', icon: HeartPulse, count: wellbeing.value?.troubles.length ?? 0, show: may('DUTY_READ') },
      { to: '/imports', word: '建县和导入', icon: Upload, show: may('IMPORT_RUN') },
      { to: '/log', word: '留痕', icon: ScrollText, show: may('LOG_VERIFY') },
      { to: '/emergency', word: '应急查看', icon: Siren, count: session.reviewsWaiting, show: true },
      { to: '/components', word: '部件', icon: Blocks, show: may('DUTY_READ') },
    ].filter((l) => l.show),
  );
  /** Where the desk opens: what is due, or the first list there is. */
  const home = computed(() => mine.value[0]?.to ?? county.value[0]?.to ?? '/list/all');
  return { mine, county, home };
}
