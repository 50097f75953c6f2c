/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.signin;

import java.util.Map;

/** The page on which one chooses whom to be. It says on every line that nobody here is real. */
final class ChoicePage {
    private ChoicePage() {}

    /** The page for a request, whose parameters go on with the choice. */
    static String html(Map<String, Map<String, String>> people, Map<String, String> request) {
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>演示登录 Demo sign-in</title>
                <style>body{font:1rem/1.6 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}button{font:inherit;width:100%;text-align:left;padding:.5rem;margin:.2rem 0}</style>
                </head><body><main><h1>演示登录 <span lang="en">Demo sign-in</span></h1>
                <p>以下人物均为虚构，任何人都可选择，不具任何权威。<br><span lang="en">Everybody here is invented, anybody may choose to be them, and none of it proves anything.</span></p>
                <form method="post" action="/authorize">
                """);
        request.forEach((name, value) -> page.append(
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(escaped(name), escaped(value))));
        people.forEach((id, claims) ->
                page.append("<button name=\"person\" value=\"%s\">%s <small>%s · %s</small></button>\n"
                        .formatted(
                                escaped(id),
                                escaped(claims.getOrDefault("name", id)),
                                escaped(claims.getOrDefault("organisation", "")),
                                escaped(claims.getOrDefault("role", "")))));
        return page.append("</form></main></body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
