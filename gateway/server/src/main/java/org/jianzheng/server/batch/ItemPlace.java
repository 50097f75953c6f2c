/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import org.jianzheng.model.code.RecordId;

/**
 * Where an item stands.
 *
 * @param batch the batch, whose record has this id
 * @param index from 0
 */
record ItemPlace(RecordId batch, int index) {}
