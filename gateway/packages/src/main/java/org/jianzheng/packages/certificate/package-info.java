/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The certificate of a package: a PDF for people, whose text can be searched and copied. */
@NullMarked
package org.jianzheng.packages.certificate;

import org.jspecify.annotations.NullMarked;
