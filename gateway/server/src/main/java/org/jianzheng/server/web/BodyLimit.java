/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody fill the memory with a body: what is not a file or a stream of items ends at a limit ({@code TOO_LARGE}). */
@Component
class BodyLimit extends OncePerRequestFilter {
    private static final String FILES = "/api/v1/files";
    private static final String ITEMS = "/api/v1/batches";
    private static final String BATCH = "/api/v1/records/batch";
    private static final long MOST = 512 << 10;
    private static final long MOST_IN_A_BATCH = 16 << 20;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(FILES)
                || request.getRequestURI().equals(ITEMS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = request.getRequestURI().equals(BATCH) ? MOST_IN_A_BATCH : MOST;
        chain.doFilter(new Limited(request, limit), response);
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > limit) {
                throw tooLarge(limit);
            }
            return new Counted(super.getInputStream(), limit);
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final long limit;
        private long read;

        Counted(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        private int count(int bytes) {
            read += Math.max(0, bytes);
            if (read > limit) {
                throw tooLarge(limit);
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return count(body.read(bytes, offset, length));
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }

    private static Refusal tooLarge(long limit) {
        return Refusal.of(ErrorCode.TOO_LARGE, "the body has more than %d bytes", limit);
    }
}
