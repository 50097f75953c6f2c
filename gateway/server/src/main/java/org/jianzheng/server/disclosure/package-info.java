/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What of a subject's disadvantages goes out to whom: to everybody while it counts and is published, to authorities and the subject itself always. */
@NullMarked
package org.jianzheng.server.disclosure;

import org.jspecify.annotations.NullMarked;
