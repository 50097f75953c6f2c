/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.operation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.launcher.channel.Administrator;
import org.jianzheng.launcher.channel.RunningChannel;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.protocol.config.ConfigurationUpdate;

/** A change of the running channel's configuration, signed by as many administrators as the channel asks for. */
final class ChannelChange {

    /** What shall change. */
    @FunctionalInterface
    interface Wish {

        /** The update that is wanted; empty if the configuration is so already. */
        Optional<ConfigurationUpdate> of(RunningChannel.InForce current) throws IOException;
    }

    private final Site site;
    private final List<Administrator> administrators;

    /** A change that these administrators may sign, in this order. */
    ChannelChange(Site site, List<Administrator> administrators) {
        this.site = site;
        this.administrators = List.copyOf(administrators);
    }

    /**
     * Makes the change and waits until it is in force.
     *
     * @return whether anything was to be changed
     * @throws org.jianzheng.protocol.ProtocolException if all signatures together do not suffice
     * @throws org.jianzheng.launcher.channel.OrdererRefused if the orderers do not take it
     */
    boolean make(Wish wish, Network.Progress progress) throws IOException, InterruptedException {
        RunningChannel channel = site.channel();
        Administrator sender = site.administrators().getFirst();
        RunningChannel.InForce current = channel.current(sender);
        Optional<ConfigurationUpdate> update = wish.of(current);
        if (update.isEmpty()) {
            progress.step("通道配置已是所需", "The channel's configuration is so already");
            return false;
        }
        RunningChannel.SignedUpdate signed =
                channel.signUntilEnough(current.configuration(), update.get(), administrators);
        String signers = signed.signers().stream()
                .map(signer -> signer.organisation().name().text())
                .collect(Collectors.joining(", "));
        progress.step("配置更新已由管理员签名：" + signers, "The update is signed by the administrators of " + signers);
        RunningChannel.InForce done =
                channel.submit(signed.update(), current.configuration().sequence(), sender);
        progress.step(
                "配置更新已生效：区块 " + done.block(),
                "The channel's configuration has sequence "
                        + done.configuration().sequence() + " since block " + done.block());
        return true;
    }
}
