/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.util.Optional;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jspecify.annotations.Nullable;

/**
 * Which engine the user asks for.
 *
 * @param engine {@code embedded} or {@code fabric}; as before if absent
 * @param orderer {@code bft} or {@code raft}; as before if absent
 */
public record EngineWish(@Nullable String engine, @Nullable String orderer) {

    /**
     * The engine to start in a data folder.
     *
     * @throws CommandRefused if the words are unknown or contradict each other, or the folder belongs to another engine
     */
    Engine resolve(DataFolder data) throws IOException {
        Optional<Engine> known = new EngineMark(data).known();
        Engine wanted = wanted(known.orElse(Engine.EMBEDDED));
        if (known.isPresent() && known.get() != wanted) {
            throw new CommandRefused(
                    ExitCode.CONFLICT,
                    "数据目录 " + data.root() + " 属于引擎 " + known.get().word() + "，不能用 " + wanted.word()
                            + " 启动。请用原引擎，换一个 --data 目录，或用 network/reset 重新开始。",
                    "The data folder " + data.root() + " belongs to the engine "
                            + known.get().word()
                            + " and cannot be started with " + wanted.word()
                            + ". Keep its engine, choose another folder with --data, or begin anew with network/reset.");
        }
        return wanted;
    }

    /**
     * The engine of a network that is made for this.
     *
     * @throws CommandRefused if the words are unknown or contradict each other
     */
    public Engine ofNew() {
        return wanted(Engine.EMBEDDED);
    }

    private Engine wanted(Engine otherwise) {
        String kind = engine == null ? (otherwise.isFabric() || orderer != null ? "fabric" : "embedded") : engine;
        return switch (kind) {
            case "embedded" -> {
                if (orderer != null) {
                    throw unclear("--orderer " + orderer + " --engine embedded");
                }
                yield Engine.EMBEDDED;
            }
            case "fabric" -> ordering(otherwise);
            default -> throw unclear("--engine " + kind);
        };
    }

    private Engine ordering(Engine otherwise) {
        if (orderer == null) {
            return otherwise.isFabric() ? otherwise : Engine.FABRIC_BFT;
        }
        return switch (orderer) {
            case "bft" -> Engine.FABRIC_BFT;
            case "raft" -> Engine.FABRIC_RAFT;
            default -> throw unclear("--orderer " + orderer);
        };
    }

    private static CommandRefused unclear(String given) {
        return new CommandRefused(
                ExitCode.USAGE,
                "无法理解 " + given + "：可用 --engine embedded，或 --engine fabric [--orderer bft|raft]。",
                given + " cannot be understood: say --engine embedded, or --engine fabric [--orderer bft|raft].");
    }
}
