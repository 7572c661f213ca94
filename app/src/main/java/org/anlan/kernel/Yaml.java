// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads data files of the class path, in which every value is text: a date is not a timestamp and 13:00 not a number. */
public final class Yaml {
    private Yaml() {}

    /**
     * All files of the class path that match, in order of their names.
     *
     * @param pattern such as {@code law/*.yaml}
     * @throws IllegalArgumentException when a file cannot be read as YAML; it names the file
     */
    public static List<Node> onClassPath(String pattern) {
        try {
            var found = new PathMatchingResourcePatternResolver(Yaml.class.getClassLoader())
                    .getResources("classpath*:" + pattern);
            return Arrays.stream(found)
                    .sorted(Comparator.comparing(Yaml::name))
                    .map(Yaml::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file. */
    static Node file(Path file) {
        try (var in = Files.newInputStream(file)) {
            return parse(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Node read(Resource resource) {
        try (var in = resource.getInputStream()) {
            return parse(name(resource), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource resource) {
        var name = resource.getFilename();
        return name == null ? resource.getDescription() : name;
    }

    private static Node parse(String name, InputStream in) {
        var loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        var dumping = new DumperOptions();
        var yaml = new org.yaml.snakeyaml.Yaml(
                new SafeConstructor(loading), new Representer(dumping), dumping, loading, new OnlyText());
        try {
            Object content = yaml.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Node(name, content);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * A part of a file that knows where it came from, so that a mistake is named with its place.
     *
     * @param file the file's name
     * @param content what stands there
     */
    public record Node(String file, @Nullable Object content) {
        /**
         * The text under a key.
         *
         * @throws IllegalArgumentException when there is none
         */
        public String text(String key) {
            var text = find(key);
            if (text == null) {
                throw wrong(key + " is missing", null);
            }
            return text;
        }

        /** The text under a key, or null. */
        public @Nullable String find(String key) {
            return content instanceof Map<?, ?> map && map.get(key) instanceof String text ? text.strip() : null;
        }

        /** The texts under a key: none, one, or a list. */
        public List<String> texts(String key) {
            var value = content instanceof Map<?, ?> map ? map.get(key) : null;
            return switch (value) {
                case null -> List.of();
                case List<?> list -> list.stream().map(String::valueOf).toList();
                default -> List.of(value.toString());
            };
        }

        /**
         * The parts under a key.
         *
         * @throws IllegalArgumentException when there is no list
         */
        public List<Node> list(String key) {
            if (content instanceof Map<?, ?> map && map.get(key) instanceof List<?> list) {
                return list.stream().map(each -> new Node(file, each)).toList();
            }
            throw wrong(key + " is not a list", null);
        }

        /** A mistake in this file, to be thrown. */
        public IllegalArgumentException wrong(String what, @Nullable Exception cause) {
            return new IllegalArgumentException(
                    file + ": " + what + (content instanceof Map<?, ?> m && m.size() < 12 ? " in " + m : ""), cause);
        }
    }

    /** Takes every plain value for text. */
    private static final class OnlyText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
        }
    }
}
