/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import java.time.Instant;
import java.util.Optional;

/**
 * A time stamp whose signature is good.
 *
 * @param latest by then what is stamped existed: the authority's time and how far its clock may be off
 * @param authority that the trust root names and the certificate leads to; without one it proves no time
 * @param certificate SHA-256 of the certificate that signed, as lower-case hexadecimal digits
 * @param inForceUntil the last moment at which all certificates from the signer's to the authority's are in force and the authority's
 *     word still counts; what is to be proved for longer is stamped again by then
 */
public record VerifiedTimestamp(
        Instant latest, Optional<TimeAuthority> authority, String certificate, Instant inForceUntil) {}
