/** Mutual TLS servers, one for each organisation, and what they know of the caller. */
@NullMarked
package org.jianzheng.embedded.server;

import org.jspecify.annotations.NullMarked;
