// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself says when a request is so broken that it never reaches the application: the house's words in
 * both languages, since nobody's language could be read, and nothing about the server.
 */
class LastWords extends ErrorReportValve {
    private static final String PAGE = """
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>请求读不懂 · 安澜</title></head>
            <body><main><h1>请求读不懂</h1><p>网址或请求写法不对。从<a href="/">首页</a>重新进来，或打 <a href="tel:%1$s">%1$s</a>。</p>
            <p lang="en">The request cannot be read. Start again from the <a href="/">first page</a>, or call %1$s.</p></main></body></html>
            """;

    private final String phone;

    LastWords(String phone) {
        this.phone = phone;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            var out = response.getReporter();
            if (out != null) {
                out.write(PAGE.formatted(phone));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            // whoever asked has gone; there is nobody to tell
            container.getLogger().debug("an error page was not read", e);
        }
    }
}
