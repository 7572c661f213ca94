// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * One message of the automatic identification system, as ITU-R M.1371-5 describes types 1 to 27.
 *
 * <p>Numbers are whole, in the unit that was sent, and exact: longitude and latitude in 1/600,000 degree, speed in
 * 0.1 knot, course in 0.1 degree. What was not available is null, never the number that says so on the air.
 */
public sealed interface AisMessage
        permits AisMessage.Positioned,
                AisMessage.Named,
                AddressedBinary,
                Acknowledgement,
                BroadcastBinary,
                TimeInquiry,
                AddressedText,
                BroadcastText,
                Interrogation,
                AssignmentCommand,
                LinkManagement,
                ChannelManagement,
                GroupAssignment,
                StaticPartB,
                SlotBinary,
                MultiSlotBinary {

    /** The message type, 1 to 27. */
    int type();

    /** How often it was repeated, 0 to 3. */
    int repeat();

    /** Who sends it. */
    int mmsi();

    /** A message that says where its sender is. */
    sealed interface Positioned extends AisMessage
            permits PositionReport,
                    BaseStationReport,
                    AircraftReport,
                    DifferentialCorrection,
                    ClassBReport,
                    ClassBExtended,
                    AidReport,
                    LongRangeReport {

        /** Longitude in 1/600,000 degree, east positive; null when not available. */
        @Nullable
        Integer lon();

        /** Latitude in 1/600,000 degree, north positive; null when not available. */
        @Nullable
        Integer lat();
    }

    /** A message that says what its sender is called. */
    sealed interface Named extends AisMessage permits StaticVoyage, ClassBExtended, AidReport, StaticPartA {

        /** The name, null when not available. */
        @Nullable
        String name();
    }
}
