/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The catalogue of refusals shared by chaincode, gateway, command line and pages. */
@NullMarked
package org.jianzheng.model.error;

import org.jspecify.annotations.NullMarked;
