/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jianzheng.launcher.channel.OrdererRefused;
import org.jianzheng.launcher.channel.PeerRefused;
import org.jianzheng.launcher.fabric.ChannelNotReady;
import org.jianzheng.launcher.fabric.FabricMissing;
import org.jianzheng.launcher.fabric.GraduationRefused;
import org.jianzheng.launcher.genesis.ChannelMismatch;
import org.jianzheng.launcher.hosts.SiteRefused;
import org.jianzheng.launcher.identity.IdentitiesIncomplete;
import org.jianzheng.launcher.network.ProgramMissing;
import org.jianzheng.launcher.operation.OperationRefused;
import org.jianzheng.launcher.process.NotHealthy;
import org.jianzheng.launcher.process.PortTaken;
import org.jianzheng.launcher.recovery.RecoveryRefused;
import org.jianzheng.launcher.topology.TopologyRefused;
import org.jianzheng.protocol.ProtocolException;

/** Says what went wrong and what to do about it. */
public final class Refusals {

    private Refusals() {}

    /** Tells the user, and returns the exit code of that failure. */
    public static ExitCode explain(Exception failure, Console console) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case CommandRefused refused -> {
                console.complain(refused.chinese(), detail);
                yield refused.exitCode();
            }
            case PortTaken taken -> {
                console.complain(
                        "端口被占用：" + detail + "。用 --port-offset 1000 整体平移端口，或结束占用它的程序（lsof -i :端口 可查）。",
                        "A port is taken: " + detail
                                + ". Move all ports with --port-offset 1000, or end the program that"
                                + " has it (lsof -i :PORT shows which).");
                yield ExitCode.PORT_TAKEN;
            }
            case NotHealthy unhealthy -> {
                console.complain(
                        "程序未能启动，日志末尾如下。其余程序继续运行；排除原因后再次运行 network/up 即可。",
                        detail + "\nThe other programs go on running; when the cause is gone, run network/up again.");
                yield ExitCode.NOT_HEALTHY;
            }
            case ProgramMissing missing -> {
                console.complain("程序尚未构建：" + detail, "A program is missing: " + detail);
                yield ExitCode.PRECONDITION;
            }
            case IdentitiesIncomplete incomplete -> {
                console.complain("现有身份与拓扑不符：" + detail, detail);
                yield ExitCode.CONFLICT;
            }
            case FabricMissing absent -> {
                console.complain(absent.chinese(), detail);
                yield ExitCode.PRECONDITION;
            }
            case ChannelNotReady unready -> {
                console.complain("Fabric 通道未能就绪：" + detail, "The Fabric channel did not come about: " + detail);
                yield ExitCode.NOT_HEALTHY;
            }
            case GraduationRefused refused -> {
                console.complain("未作改动，账本暂不能转到真实 Fabric：" + detail, "Nothing was changed: " + detail);
                yield ExitCode.CONFLICT;
            }
            case OrdererRefused refused -> {
                console.complain("排序节点未接受请求：" + detail, "The orderers did not take it: " + detail);
                yield ExitCode.NOT_HEALTHY;
            }
            case PeerRefused refused -> {
                console.complain("节点或合约未接受请求：" + detail, "The peers or their contracts did not take it: " + detail);
                yield ExitCode.CONFLICT;
            }
            case ProtocolException refused -> {
                console.complain("通道规则不允许：" + refused.detail(), "The channel's rules forbid it: " + refused.detail());
                yield ExitCode.CONFLICT;
            }
            case OperationRefused refused -> {
                console.complain(refused.chinese(), detail);
                yield ExitCode.CONFLICT;
            }
            case RecoveryRefused refused -> {
                console.complain(refused.chinese(), detail);
                yield ExitCode.CONFLICT;
            }
            case SiteRefused refused -> {
                console.complain("未作改动：" + detail, "Nothing was changed: " + detail);
                yield ExitCode.CONFLICT;
            }
            case ChannelMismatch other -> {
                console.complain(
                        "数据目录中的通道属于另一拓扑或另一排序方式（" + detail + "）。请恢复原来的拓扑与端口，换一个 --data 目录，或用 network/reset 重新开始。",
                        "The data folder's channel belongs to another topology or way of ordering (" + detail
                                + "). Bring back its topology and ports, choose another folder with --data, or begin"
                                + " anew with network/reset.");
                yield ExitCode.CONFLICT;
            }
            case TopologyRefused refused -> {
                console.complain("拓扑文件有误：" + detail, "topology.yaml cannot be used: " + detail);
                yield ExitCode.USAGE;
            }
            case IOException broken -> {
                console.complain("文件读写失败：" + broken, "A file cannot be read or written: " + broken);
                yield ExitCode.FAILED;
            }
            case UncheckedIOException broken -> {
                console.complain("文件读写失败：" + detail, "A file cannot be read or written: " + broken.getCause());
                yield ExitCode.FAILED;
            }
            default -> {
                console.complain("失败：" + failure, "Failed: " + failure);
                failure.printStackTrace(console.err());
                yield ExitCode.FAILED;
            }
        };
    }
}
