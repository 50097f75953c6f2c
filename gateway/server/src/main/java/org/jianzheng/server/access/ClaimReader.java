/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import java.util.Optional;
import java.util.function.Function;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.settings.AccessSettings.Claims;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Reads the caller out of a token that is known to be the issuer's. */
final class ClaimReader implements Converter<Jwt, AbstractAuthenticationToken> {
    private static final int LONGEST = 200;

    private final Claims names;

    ClaimReader(Claims names) {
        this.names = names;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String role = required(token, names.role());
        return new CallerToken(new Caller(
                read(names.organisation(), required(token, names.organisation()), OrganisationId::parse),
                Party.ofRole(role)
                        .orElseThrow(() -> new InvalidBearerTokenException(
                                "the token's claim " + names.role() + " names no role of anybody who calls a gateway")),
                optional(token, names.department(), DepartmentId::parse),
                optional(token, names.post(), Function.identity()),
                optional(token, names.person(), PersonRef::parse),
                optional(token, names.subject(), Subject::parse),
                optional(token, names.name(), Function.identity())));
    }

    private static String required(Jwt token, String claim) {
        return text(token, claim).orElseThrow(() -> new InvalidBearerTokenException("the token has no claim " + claim));
    }

    private static <T> Optional<T> optional(Jwt token, String claim, Function<String, T> reader) {
        return text(token, claim).map(text -> read(claim, text, reader));
    }

    private static Optional<String> text(Jwt token, String claim) {
        Object value = token.getClaims().get(claim);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.length() > LONGEST) {
            throw new InvalidBearerTokenException("the token's claim " + claim + " is no text of at most " + LONGEST);
        }
        return Optional.of(text);
    }

    private static <T> T read(String claim, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (Refusal malformed) {
            throw new InvalidBearerTokenException(
                    "the token's claim " + claim + ": " + malformed.sentence(), malformed);
        }
    }
}
