/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Random sequences of commands, the same for the same seed. Of one that fails a shortest part is looked for that still fails, so that the message
 * shows what it takes.
 */
final class Sequences {
    private static final int MOST_TRIES = 400;

    private Sequences() {}

    /**
     * Runs sequences of the seeds from 1 on, as many as the property {@code sequences} says.
     *
     * @param usual how many seeds without the property
     * @param length how many commands each has
     * @param draw draws a command; commands are values, and what they are about is looked up when they run
     * @param run runs a whole sequence from nothing, and fails with an {@link AssertionError}
     */
    static <C> void hold(int usual, int length, Function<Random, C> draw, Consumer<List<C>> run) {
        int seeds = Integer.getInteger("sequences", usual);
        for (int seed = 1; seed <= seeds; seed++) {
            Random random = new Random(seed);
            List<C> commands =
                    IntStream.range(0, length).mapToObj(i -> draw.apply(random)).toList();
            Optional<AssertionError> failure = failure(commands, run);
            if (failure.isPresent()) {
                throw shortest(seed, commands, failure.get(), run);
            }
        }
    }

    private static <C> AssertionError shortest(
            int seed, List<C> commands, AssertionError failed, Consumer<List<C>> run) {
        List<C> least = commands;
        AssertionError why = failed;
        int tries = 0;
        for (int part = least.size() / 2; part >= 1; part /= 2) {
            int from = 0;
            while (from < least.size() && tries < MOST_TRIES) {
                List<C> fewer = new ArrayList<>(least.subList(0, from));
                fewer.addAll(least.subList(Math.min(least.size(), from + part), least.size()));
                Optional<AssertionError> still = failure(fewer, run);
                tries++;
                if (still.isPresent()) {
                    least = fewer;
                    why = still.get();
                } else {
                    from += part;
                }
            }
        }
        StringBuilder text = new StringBuilder("seed " + seed + " fails with these commands:\n");
        least.forEach(command -> text.append("  ").append(command).append('\n'));
        return new AssertionError(text.append(why.getMessage()).toString(), why);
    }

    private static <C> Optional<AssertionError> failure(List<C> commands, Consumer<List<C>> run) {
        try {
            run.accept(commands);
            return Optional.empty();
        } catch (AssertionError failed) {
            return Optional.of(failed);
        }
    }
}
