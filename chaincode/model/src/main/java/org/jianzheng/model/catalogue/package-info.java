/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What versioned catalogues hold: rules that deduct points, working days (domain 2.9, 25, 130). */
@NullMarked
package org.jianzheng.model.catalogue;

import org.jspecify.annotations.NullMarked;
