// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import org.anlan.OfficeTest;
import org.junit.jupiter.api.Test;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The API document is what the office serves, and the document in the repository is the same. */
@OfficeTest
class ApiDocumentTests {
    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Autowired
    ObjectProvider<OpenApiWebMvcResource> resource;

    @Test
    void theCommittedDocumentIsTheServedOne() throws Exception {
        String served = served();
        if (Boolean.getBoolean("anlan.docs")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(COMMITTED)
                .as("the API has changed: ./anlan docs writes the document anew")
                .content(StandardCharsets.UTF_8)
                .isEqualTo(served);
    }

    @Test
    void everyOperationSaysWhatItDoesAndThatItMayBeRefused() throws Exception {
        JsonNode document = JSON.readTree(served());
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        var ids = new ArrayList<String>();
        var summaries = new ArrayList<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String place = operation.getKey() + " " + path.getKey();
                    String summary = operation.getValue().path("summary").asString("");
                    assertThat(summary)
                            .as("%s: @Operation(summary) says in one line what it does", place)
                            .matches("[A-Z].{4,118}[^.\\s]");
                    summaries.add(summary);
                    assertThat(operation
                                    .getValue()
                                    .path("responses")
                                    .path("default")
                                    .path("content")
                                    .has("application/problem+json"))
                            .as(place)
                            .isTrue();
                    ids.add(operation.getValue().get("operationId").asString());
                }));
        assertThat(ids).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        assertThat(summaries).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceLeadsToAValue() throws Exception {
        String text = served();
        var schemas = JSON.readTree(text).get("components").get("schemas");
        var missing = new ArrayList<String>();
        var reference = Pattern.compile("#/components/schemas/([^\"]+)").matcher(text);
        while (reference.find()) {
            if (!schemas.has(reference.group(1))) {
                missing.add(reference.group(1));
            }
        }
        assertThat(missing).isEmpty();
        assertThat(schemas.propertyNames())
                .allMatch(name -> name.equals("Problem") || name.matches("[a-z]+\\.[A-Za-z]+"));
    }

    private String served() throws IOException {
        try {
            byte[] bytes =
                    resource.getObject().openapiJson(new MockHttpServletRequest(), "/v3/api-docs", Locale.ENGLISH);
            Object sorted = JSON.treeToValue(JSON.readTree(bytes), Object.class);
            return JSON.writeValueAsString(sorted) + "\n";
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException(e);
        }
    }
}
