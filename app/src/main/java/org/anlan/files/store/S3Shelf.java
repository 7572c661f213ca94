// SPDX-License-Identifier: Apache-2.0
package org.anlan.files.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.anlan.files.FilesSettings;
import org.anlan.kernel.CountyCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Bytes in a bucket of an S3-compatible store, under {@code <prefix><county>/<hash>}. Addresses are written path-style and
 * no newer checksum headers are asked for, which is what stores other than Amazon's understand.
 */
@Component
public final class S3Shelf implements Shelf, DisposableBean {
    private final FilesSettings settings;
    private final CountyCode county;
    private @Nullable S3Client client;

    S3Shelf(FilesSettings settings, CountyCode county) {
        this.settings = settings;
        this.county = county;
    }

    @Override
    public String place() {
        return "s3";
    }

    @Override
    public void put(byte[] sha256, Path file, String mediaType) throws IOException {
        try {
            client().putObject(
                            r -> r.bucket(s3().bucket()).key(key(sha256)).contentType(mediaType),
                            RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw new IOException("the file store does not take a file: " + e.getMessage(), e);
        }
    }

    @Override
    public InputStream open(byte[] sha256, long from) throws IOException {
        try {
            return client().getObject(r -> {
                r.bucket(s3().bucket()).key(key(sha256));
                if (from > 0) {
                    r.range("bytes=" + from + "-");
                }
            });
        } catch (SdkException e) {
            throw new IOException("the file store does not give a file: " + e.getMessage(), e);
        }
    }

    @Override
    public void remove(byte[] sha256) {
        client().deleteObject(r -> r.bucket(s3().bucket()).key(key(sha256)));
    }

    @Override
    public synchronized void destroy() {
        if (client != null) {
            client.close();
        }
    }

    private String key(byte[] sha256) {
        return s3().prefix() + county.value() + "/" + HexFormat.of().formatHex(sha256);
    }

    private FilesSettings.S3 s3() {
        var s3 = settings.s3();
        if (s3 == null) {
            throw new IllegalStateException("a file lies in an S3 store, and anlan.files.s3 names none");
        }
        return s3;
    }

    /** Made when it is first needed: a county without such a store never loads it. */
    private synchronized S3Client client() {
        if (client == null) {
            var s3 = s3();
            client = S3Client.builder()
                    .endpointOverride(URI.create(s3.endpoint()))
                    .region(Region.of(s3.region()))
                    .credentialsProvider(credentials(s3))
                    .forcePathStyle(true)
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(Duration.ofSeconds(5))
                            .socketTimeout(Duration.ofSeconds(30)))
                    .build();
        }
        return client;
    }

    private static AwsCredentialsProvider credentials(FilesSettings.S3 s3) {
        String access = s3.accessKey();
        if (access == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        String secret = s3.secretKey();
        if (s3.secretKeyFile() != null) {
            try {
                secret = Files.readString(Path.of(s3.secretKeyFile())).strip();
            } catch (IOException e) {
                throw new IllegalStateException("anlan.files.s3.secret-key-file cannot be read: " + e.getMessage(), e);
            }
        }
        if (secret == null) {
            throw new IllegalStateException("anlan.files.s3.access-key needs secret-key-file or secret-key");
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(access, secret));
    }
}
