/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

class DemoDepositLedgerTest extends DepositLedgerContract {
    @Override
    DepositLedger bank() {
        return new DemoDepositLedger();
    }
}
