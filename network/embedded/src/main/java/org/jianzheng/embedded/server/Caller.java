/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.server;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jianzheng.protocol.Sha256;

/** Notes with each call which TLS certificate the caller has shown. */
public final class Caller implements ServerInterceptor {

    private static final Context.Key<ByteString> CERTIFICATE_HASH =
            Context.keyWithDefault("tls-certificate-hash", ByteString.EMPTY);

    /** SHA-256 of the DER form of the certificate that the present call's client has shown; empty when it has none. */
    public static ByteString certificateHash() {
        return CERTIFICATE_HASH.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        ByteString hash = session == null ? ByteString.EMPTY : hash(session);
        return Contexts.interceptCall(Context.current().withValue(CERTIFICATE_HASH, hash), call, headers, next);
    }

    private static ByteString hash(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length == 0
                    ? ByteString.EMPTY
                    : Sha256.of(chain[0].getEncoded()).value();
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            return ByteString.EMPTY;
        }
    }
}
