// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a county may set about photos and recordings.
 *
 * @param store where new bytes are put; what was stored before stays readable where it lies
 * @param photos how many photos one hand-in may carry
 * @param voices how many recordings one hand-in may carry
 * @param most how many files one object may gather in its life
 * @param largest the largest file as it is sent
 * @param megapixels the largest photo in millions of pixels; a photo that can only be read as a whole (progressive JPEG,
 *     WebP) may have fewer, see {@link Pictures}
 * @param edge the longest edge of a rendition, in pixels
 * @param longestVoice the longest recording
 * @param draftKept how long a file waits to be handed in before it is forgotten
 * @param drafts how much may wait to be handed in altogether, so that nobody fills the disk from the street
 * @param s3 the S3-compatible store, when there is one
 */
@ConfigurationProperties("anlan.files")
public record FilesSettings(
        @DefaultValue("database") Store store,
        @DefaultValue("9") int photos,
        @DefaultValue("3") int voices,
        @DefaultValue("60") int most,
        @DefaultValue("20MB") DataSize largest,
        @DefaultValue("64") int megapixels,
        @DefaultValue("1600") int edge,
        @DefaultValue("3m") Duration longestVoice,
        @DefaultValue("24h") Duration draftKept,
        @DefaultValue("2GB") DataSize drafts,
        @Nullable S3 s3) {

    /** Where bytes lie. */
    public enum Store {
        /** In rows of the county's own database, in chunks. */
        DATABASE,
        /** In a bucket of an S3-compatible store. */
        S3
    }

    /**
     * An S3-compatible store.
     *
     * @param endpoint its address, such as {@code https://s3.example.cn}
     * @param region its region; stores that have none take any
     * @param bucket the bucket, which exists already
     * @param prefix what every key begins with, for a bucket that is shared; may be empty
     * @param accessKey the access key, or null to take it from the environment as the AWS tools do
     * @param secretKey the secret key; better given as a file
     * @param secretKeyFile a file that holds the secret key and nothing else
     */
    public record S3(
            String endpoint,
            @DefaultValue("us-east-1") String region,
            String bucket,
            @DefaultValue("") String prefix,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @Nullable String secretKeyFile) {
        @Override
        public String toString() {
            return "S3[" + endpoint + "/" + bucket + "/" + prefix + "]";
        }
    }

    /** Refuses settings that would take nothing or fill the memory. */
    public FilesSettings {
        between("photos", photos, 0, 40);
        between("voices", voices, 0, 20);
        between("most", most, 1, 1_000);
        between("megapixels", megapixels, 1, 200);
        between("edge", edge, 640, 4_000);
        if (largest.toMegabytes() < 1 || largest.toMegabytes() > 200) {
            throw new IllegalArgumentException("anlan.files.largest is 1 MB to 200 MB, not: " + largest);
        }
        if (longestVoice.toSeconds() < 5 || longestVoice.toMinutes() > 30) {
            throw new IllegalArgumentException("anlan.files.longest-voice is 5 s to 30 min, not: " + longestVoice);
        }
        if (draftKept.toMinutes() < 30) {
            throw new IllegalArgumentException("anlan.files.draft-kept is at least 30 min: people are interrupted");
        }
        if (store == Store.S3 && s3 == null) {
            throw new IllegalArgumentException("anlan.files.store=s3 needs anlan.files.s3.endpoint and .bucket");
        }
    }

    private static void between(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "anlan.files." + key + " is " + least + " to " + most + ", not: " + value);
        }
    }
}
