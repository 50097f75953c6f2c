/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jianzheng.drills.ground.Ground;
import org.jianzheng.drills.load.Handed;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.sample.client.Receipt;

/** Looks, after a fault, at what became of the records and of the gateways' logs. Every wait is bounded. */
public final class Aftermath {
    private static final Duration AGREEMENT = Duration.ofMinutes(1);
    private static final Duration VERIFICATION = Duration.ofMinutes(5);
    private static final Duration TURN = Duration.ofMillis(250);
    private static final int TOGETHER = 16;
    private static final int NAMED = 5;
    private static final int SHOWN = 80;

    private final Ground ground;
    private final List<GatewayWatch> watches;

    /** Looks at this network. */
    public Aftermath(Ground ground, List<GatewayWatch> watches) {
        this.ground = ground;
        this.watches = List.copyOf(watches);
    }

    /** Waits until each acknowledged record is in a block, at most so long; names those that are not. */
    public Finding settled(List<Handed> acknowledged, Duration bound) throws InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        Set<String> open = new TreeSet<>();
        for (Handed handed : acknowledged) {
            while (true) {
                String state = state(handed);
                if (state.equals(COMMITTED)) {
                    break;
                }
                if (System.nanoTime() > end) {
                    open.add(handed.id() + " " + state);
                    break;
                }
                Thread.sleep(TURN);
            }
        }
        return new Finding(
                new Text("已受理的均已上链", "acknowledged records are committed"),
                fraction(acknowledged.size() - open.size(), acknowledged.size()) + some(open),
                open.isEmpty());
    }

    private static final String COMMITTED = "COMMITTED";

    private static String state(Handed handed) throws InterruptedException {
        try {
            Receipt receipt = handed.clerk().gateway().status(handed.id());
            return receipt.isCommitted() ? COMMITTED : receipt.status().name();
        } catch (Refusal refusal) {
            return refusal.code().name();
        }
    }

    /** Waits until all gateways show one checkpoint that covers the whole log; each shows the same roots then. */
    public Finding agreement() throws InterruptedException, IOException {
        long end = System.nanoTime() + AGREEMENT.toNanos();
        while (true) {
            Set<String> states = new LinkedHashSet<>();
            for (GatewayWatch watch : watches) {
                states.add(checkpoint(watch));
            }
            boolean one = states.size() == 1 && states.stream().noneMatch(state -> state.startsWith("none"));
            if (one || System.nanoTime() > end) {
                return new Finding(
                        new Text("各网关检查点与树根一致", "one checkpoint, the same roots on all gateways"),
                        states.stream().map(Aftermath::shortened).collect(Collectors.joining(" | ")),
                        one);
            }
            Thread.sleep(TURN);
        }
    }

    private static String shortened(String state) {
        return state.length() <= SHOWN ? state : state.substring(0, SHOWN) + "…";
    }

    /** Size and roots of the newest checkpoint if it covers the log and the log has all blocks of its peer. */
    private String checkpoint(GatewayWatch watch) throws InterruptedException {
        try {
            var health = watch.health();
            long size = health.object("log").integer("size");
            long lag = health.object("log").optionalInteger("lag").orElse(-1);
            String note = new String(
                    ground.web()
                            .get(ground.gateway(watch.organisation()).resolve("/log/checkpoint"))
                            .body(),
                    StandardCharsets.UTF_8);
            List<String> body =
                    note.substring(0, Math.max(0, note.indexOf("\n\n"))).lines().toList();
            if (body.size() < 3 || !body.get(1).equals(Long.toString(size)) || lag != 0) {
                return "none of " + watch.organisation() + " (log " + size + ", lag " + lag + ")";
            }
            return "size " + body.get(1) + ", " + String.join(", ", body.subList(2, body.size()));
        } catch (IOException | Refusal away) {
            return "none of " + watch.organisation() + " (" + away.getMessage() + ")";
        }
    }

    /** Heights of the nodes, as the gateways' peers and, on real Fabric, all nodes tell them. */
    public Finding heights() throws InterruptedException {
        Text what = new Text("各节点区块高度一致", "equal heights");
        try {
            ground.awaitEqualHeights();
            Set<String> heights = new TreeSet<>();
            long end = System.nanoTime() + AGREEMENT.toNanos();
            do {
                heights.clear();
                for (GatewayWatch watch : watches) {
                    OptionalLong height = watch.health().object("ledger").optionalInteger("height");
                    heights.add(height.isPresent() ? Long.toString(height.getAsLong()) : "unknown");
                }
                if (heights.size() > 1) {
                    Thread.sleep(TURN);
                }
            } while (heights.size() > 1 && System.nanoTime() < end);
            return new Finding(what, String.join(" | ", heights), heights.size() == 1);
        } catch (IOException | RuntimeException unequal) {
            return new Finding(what, String.valueOf(unequal.getMessage()), false);
        }
    }

    /** Reads the log of each gateway: each acknowledged record must stand in it exactly once, each other at most once. */
    public Finding exactlyOnce(List<Handed> handed) throws IOException, InterruptedException {
        Set<String> wrong = new TreeSet<>();
        int good = 0;
        for (GatewayWatch watch : watches) {
            OrganisationName organisation = watch.organisation();
            long size = watch.health().object("log").integer("size");
            Map<String, Integer> count = LogEntries.count(ground.web(), ground.gateway(organisation), size);
            for (Handed record : handed) {
                int times = count.getOrDefault(record.id().value(), 0);
                boolean acknowledged = record.acknowledged().isPresent();
                if (times > 1 || (acknowledged && times == 0)) {
                    wrong.add(record.id() + " " + times + " times at " + organisation);
                } else if (acknowledged) {
                    good++;
                }
            }
            count.entrySet().stream()
                    .filter(entry -> entry.getValue() > 1)
                    .forEach(entry -> wrong.add(entry.getKey() + " " + entry.getValue() + " times at " + organisation));
        }
        long acknowledged =
                handed.stream().filter(each -> each.acknowledged().isPresent()).count();
        return new Finding(
                new Text("在每个网关的日志中恰好一次", "exactly once in the log of each gateway"),
                fraction(good, acknowledged * watches.size()) + some(wrong),
                wrong.isEmpty());
    }

    /** Fetches the bundle of each acknowledged record, and has the verifier program check them off line. */
    public Finding provable(List<Handed> acknowledged, Path folder) throws IOException, InterruptedException {
        Text what = new Text("凭证离线核验通过", "receipts that verify off line");
        Files.createDirectories(folder);
        Set<String> missing = new TreeSet<>();
        List<String> arguments = new ArrayList<>(List.of("verify"));
        arguments.addAll(bundles(acknowledged, folder, missing));
        if (arguments.size() == 1) {
            return new Finding(what, fraction(0, acknowledged.size()) + some(missing), acknowledged.isEmpty());
        }
        // A single bundle would be told at length.
        arguments.add(arguments.getLast());
        arguments.addAll(List.of("--trust", ground.data().trust().toString()));
        Set<String> proved = new TreeSet<>();
        Set<String> failed = new TreeSet<>();
        int exitCode = ground.verify(arguments, VERIFICATION, line -> {
            Set<String> where = line.startsWith("MATCHES") ? proved : failed;
            where.add(line.lines().findFirst().orElse(""));
        });
        missing.addAll(failed);
        boolean good = missing.isEmpty() && proved.size() == acknowledged.size();
        return new Finding(
                what,
                fraction(proved.size(), acknowledged.size()) + ", jianzheng verify → " + exitCode + some(missing),
                good);
    }

    private static List<String> bundles(List<Handed> acknowledged, Path folder, Set<String> missing)
            throws InterruptedException, IOException {
        List<String> files = new ArrayList<>();
        Semaphore turns = new Semaphore(TOGETHER);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Path>> fetched = new ArrayList<>();
            for (Handed handed : acknowledged) {
                Callable<Path> fetch = () -> {
                    turns.acquire();
                    try {
                        byte[] bundle = handed.clerk().gateway().bundle(handed.id());
                        return Files.write(folder.resolve(handed.id() + ".evb"), bundle);
                    } finally {
                        turns.release();
                    }
                };
                fetched.add(threads.submit(fetch));
            }
            for (int i = 0; i < fetched.size(); i++) {
                try {
                    files.add(fetched.get(i).get().toString());
                } catch (ExecutionException failed) {
                    missing.add(acknowledged.get(i).id() + " " + failed.getCause());
                }
            }
        }
        return files;
    }

    private static String fraction(long part, long whole) {
        return part + " of " + whole;
    }

    private static String some(Set<String> named) {
        if (named.isEmpty()) {
            return "";
        }
        return ": " + named.stream().limit(NAMED).collect(Collectors.joining("; "))
                + (named.size() > NAMED ? "; … and " + (named.size() - NAMED) + " more" : "");
    }
}
