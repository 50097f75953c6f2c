/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

/** Whether the session that a witness attends goes on. */
public enum SessionState {
    /** It goes on. */
    RUNNING,
    /** 中断: it stands still until it is resumed, by the same witness or by whoever took the lot over meanwhile. */
    INTERRUPTED
}
