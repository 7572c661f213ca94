// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/**
 * What the API document says beyond what the controllers' signatures and summaries do: names that tell the room, what is
 * always there and what may be missing, and how the house says no.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
    static {
        // who asks is known from the session; no request carries it
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
    }

    private static final String PROBLEM = "Problem";
    private static final String HOUSE = "org.anlan.";

    /** The document's head; paths of this one host, whoever asks. */
    @Bean
    OpenAPI apiHead() {
        return new OpenAPI()
                .info(new Info()
                        .title("Anlan 安澜")
                        .description("The county office's own API: what the desk asks. Refusals are problem details"
                                + " (RFC 9457) with a stable code; times are instants in UTC; lengths are metres.")
                        .version("0")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
    }

    /** Each operation says in which room it is, and that it may be refused; what it does is said beside its method. */
    @Bean
    GlobalOperationCustomizer apiOperations() {
        return (operation, method) -> {
            String room = room(method.getBeanType());
            operation.setTags(List.of(room));
            operation.setOperationId(
                    room + "." + method.getBeanType().getSimpleName().replace("Controller", "") + "."
                            + method.getMethod().getName());
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("Refused; the code says why and the detail what to do")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref("#/components/schemas/" + PROBLEM)))));
            return operation;
        };
    }

    /** The body of a refusal, and one order of everything, so that two documents can be compared. */
    @Bean
    GlobalOpenApiCustomizer apiProblems() {
        return api -> {
            api.setServers(null);
            api.getComponents()
                    .addSchemas(
                            PROBLEM,
                            new ObjectSchema()
                                    .description("How the house says no (RFC 9457); more fields may follow")
                                    .addProperty("type", new StringSchema())
                                    .addProperty("title", new StringSchema())
                                    .addProperty("status", new IntegerSchema())
                                    .addProperty("detail", new StringSchema())
                                    .addProperty("code", new StringSchema())
                                    .addProperty("instance", new StringSchema())
                                    .addProperty("about", new StringSchema())
                                    .required(List.of("type", "title", "status", "detail", "code")));
        };
    }

    /** Values are named after their room; what is not marked as nullable is always there. */
    @Bean
    ModelConverter apiValues() {
        return new ModelConverter() {
            private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

            @Override
            @SuppressWarnings("rawtypes")
            public @Nullable Schema resolve(
                    AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
                if (!chain.hasNext()) {
                    return null;
                }
                JavaType java = Json.mapper().constructType(type.getType());
                Class<?> raw = java.getRawClass();
                if (raw == SseEmitter.class) {
                    return new StringSchema().description("a stream of events");
                }
                if (JsonNode.class.isAssignableFrom(raw)) {
                    return new Schema<>().description("anything");
                }
                boolean ours = raw.getName().startsWith(HOUSE) && !raw.isEnum() && java.containedTypeCount() == 0;
                if (ours) {
                    Class<?> other = named.putIfAbsent(name(raw), raw);
                    if (other != null && other != raw) {
                        throw new IllegalStateException(other + " and " + raw + " have one name in the API document");
                    }
                    if (type.getName() == null || type.getName().isBlank()) {
                        type.setName(name(raw));
                    }
                }
                Schema schema = chain.next().resolve(type, context, chain);
                if (ours && raw.isRecord()) {
                    Schema defined = context.getDefinedModels().get(name(raw));
                    if (defined != null && defined.getProperties() != null) {
                        defined.setRequired(always(raw, defined));
                    }
                }
                return schema;
            }
        };
    }

    private static List<String> always(Class<?> record, Schema<?> defined) {
        var names = new TreeSet<String>();
        for (RecordComponent component : record.getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable && defined.getProperties().containsKey(component.getName())) {
                names.add(component.getName());
            }
        }
        return List.copyOf(names);
    }

    /** Such as {@code matters.DeskMatter}, or {@code audit.LogPage} for a value that belongs to a controller. */
    static String name(Class<?> type) {
        String own = type.getSimpleName();
        for (Class<?> outer = type.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            own = outer.getSimpleName().replace("Controller", "") + own;
        }
        return room(type) + "." + own;
    }

    private static String room(Class<?> type) {
        String name = type.getName();
        return name.startsWith(HOUSE) ? name.substring(HOUSE.length()).split("\\.")[0] : "house";
    }
}
