/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jianzheng.model.crypto.CertificateChain;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * The licensed certification authorities (电子认证服务机构) whose certificates keys may carry.
 *
 * @param authorities each with a certificate that it certifies others by
 */
public record LicensedAuthorities(List<Authority> authorities) implements CatalogueContent {
    private static final int MAX_AUTHORITIES = 100;

    /**
     * A licensed authority. One that certifies by several certificates stands here as often.
     *
     * @param name its name
     * @param licence the number of its licence (电子认证服务许可证)
     * @param certificate its certificate, DER in standard base64
     */
    public record Authority(String name, String licence, String certificate) {
        /** Refuses ({@code KEY_INVALID}, {@code TOO_LARGE}) what is no certificate of an authority. */
        public Authority {
            CertificateChain.parse(List.of(certificate));
            CertificateChain.requireAuthority(Base64.getDecoder().decode(certificate));
        }

        private static Authority fromJson(JsonObject json) {
            json.requireOnly("name", "licence", "certificate");
            return new Authority(
                    Members.text(json, "name", Members.LINE),
                    Members.text(json, "licence", Members.LINE),
                    json.string("certificate"));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("name", name)
                    .put("licence", licence)
                    .put("certificate", certificate)
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) too many, and a certificate that stands twice. */
    public LicensedAuthorities {
        authorities = List.copyOf(authorities);
        Set<String> certificates = new HashSet<>();
        if (authorities.size() > MAX_AUTHORITIES
                || !authorities.stream().map(Authority::certificate).allMatch(certificates::add)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "at most %d authorities, each certificate once", MAX_AUTHORITIES);
        }
    }

    /** Reads the content. */
    public static LicensedAuthorities fromJson(JsonObject json) {
        json.requireOnly("authorities");
        return new LicensedAuthorities(json.array("authorities").objects().stream()
                .map(Authority::fromJson)
                .toList());
    }

    /** Their certificates in DER. */
    public List<byte[]> certificates() {
        return authorities.stream()
                .map(authority -> Base64.getDecoder().decode(authority.certificate()))
                .toList();
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.AUTHORITIES;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "authorities",
                        JsonArray.of(authorities.stream().map(Authority::toJson).toList()))
                .build();
    }
}
