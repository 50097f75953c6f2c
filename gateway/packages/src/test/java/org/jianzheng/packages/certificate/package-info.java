/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the certificate. */
@NullMarked
package org.jianzheng.packages.certificate;

import org.jspecify.annotations.NullMarked;
