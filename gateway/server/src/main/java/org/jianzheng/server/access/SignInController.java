/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.server.settings.GatewaySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where people sign in to the explorer, and as whom a request counts here. */
@RestController
@RequestMapping(path = "/api/v1/sign-in", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "sign-in", description = "Who calls, and what that caller may do")
class SignInController {
    private final GatewaySettings settings;
    private final Gatekeeper gatekeeper;

    SignInController(GatewaySettings settings, Gatekeeper gatekeeper) {
        this.settings = settings;
        this.gatekeeper = gatekeeper;
    }

    /**
     * How somebody signs in here.
     *
     * @param open whether nobody need sign in
     * @param issuers who signs people in to the explorer
     */
    record SignIn(boolean open, List<IssuerOfTokens> issuers) {}

    /**
     * An issuer (OpenID Connect), whose discovery document lies under its name.
     *
     * @param issuer its name in tokens
     * @param client by which the explorer asks it
     */
    record IssuerOfTokens(String issuer, String client) {}

    /**
     * As whom a request counts.
     *
     * @param organisation MSP id of the organisation through which the caller takes part
     * @param party as what, a column of the table of access
     * @param department of the organisation, where the caller acts for one
     * @param post what the caller is there
     * @param person the reference by which records name the caller
     * @param subject for whom the caller speaks
     * @param name how the caller is called
     * @param may the rows of the table of access in which the caller does something
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KnownCaller(
            String organisation,
            Party party,
            @Nullable String department,
            @Nullable String post,
            @Nullable String person,
            @Nullable String subject,
            @Nullable String name,
            List<Cell> may) {}

    /**
     * What the caller may do.
     *
     * @param action the row
     * @param permission under what condition
     */
    record Cell(Action action, Permission permission) {}

    @GetMapping
    @Operation(
            summary = "Who signs people in here",
            description =
                    "Reading what is public needs nobody. A machine shows its token or certificate and asks nobody here.")
    SignIn issuers() {
        return new SignIn(
                settings.access().open(),
                settings.access().issuers().stream()
                        .filter(issuer -> issuer.client() != null)
                        .map(issuer -> new IssuerOfTokens(issuer.issuer().toString(), String.valueOf(issuer.client())))
                        .toList());
    }

    @GetMapping("/caller")
    @Operation(
            summary = "As whom this request counts, and what that caller may do",
            description =
                    "By the token or certificate of this very request; UNAUTHENTICATED without one. What takes effect is decided by the contract.")
    KnownCaller caller() {
        Caller caller = gatekeeper.requireKnown();
        return new KnownCaller(
                caller.organisation().value(),
                caller.party(),
                caller.department().map(DepartmentId::value).orElse(null),
                caller.post().orElse(null),
                caller.person().map(PersonRef::toString).orElse(null),
                caller.subject().map(Subject::toString).orElse(null),
                caller.name().orElse(null),
                Arrays.stream(Action.values())
                        .map(action -> new Cell(action, AccessTable.cell(action, caller.party())))
                        .filter(cell -> cell.permission().admits())
                        .toList());
    }
}
