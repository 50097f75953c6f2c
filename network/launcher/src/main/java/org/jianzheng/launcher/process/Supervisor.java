/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.launcher.files.OwnerOnly;

/**
 * Starts and stops programs of one data folder. Programs outlive the launcher and are found again by their pid file; a
 * process that merely has the same id (the system reuses ids) is never taken for ours.
 */
public final class Supervisor {

    /** Signals of the terminal must reach the launcher only, and a closed terminal must end nothing. */
    private static final String DETACHED =
            "trap '' INT HUP; if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; fi; exec \"$@\"";

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration SIGNAL_BOUND = Duration.ofSeconds(5);
    /** The system reports start times by the clock tick and its boot time by the second. */
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(2);

    private final Path data;

    /** Looks after the programs of this data folder. */
    public Supervisor(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    /** What is known of a program now. */
    public ProcessState state(ProcessName name) throws IOException {
        ProcessFiles files = files(name);
        if (!Files.isRegularFile(files.pid()) || !Files.isRegularFile(files.birth())) {
            return new ProcessState.Stopped();
        }
        Birth birth = Birth.parse(Files.readString(files.birth()));
        Optional<ProcessHandle> ours =
                ProcessHandle.of(birth.pid()).filter(birth::isOf).filter(Liveness::alive);
        return ours.isPresent() ? new ProcessState.Running(ours.get()) : new ProcessState.Died(birth.pid());
    }

    /**
     * Starts a program and returns at once.
     *
     * @throws IllegalStateException if it runs already
     */
    public void start(Program program) throws IOException {
        if (state(program.name()) instanceof ProcessState.Running running) {
            throw new IllegalStateException(program.name() + " runs already as process "
                    + running.handle().pid());
        }
        ProcessFiles files = files(program.name());
        OwnerOnly.createFolders(data.resolve(program.name().text()));
        LogFile log = new LogFile(files);
        log.makeRoom();

        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", DETACHED, program.name().text()));
        command.addAll(program.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(data.resolve(program.name().text()).toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                .redirectErrorStream(true);
        ProgramEnvironment.prepare(builder, program.environment());
        ProcessHandle handle = builder.start().toHandle();
        // Without a start time it has ended already, and no other process will have this one.
        Instant started = handle.info().startInstant().orElse(Instant.EPOCH);
        OwnerOnly.replace(files.birth(), bytes(new Birth(handle.pid(), started).text()));
        OwnerOnly.replace(files.pid(), bytes(handle.pid() + "\n"));
    }

    /**
     * Waits until a started program is healthy.
     *
     * @throws NotHealthy if its process ends first, or its patience is over; the message has the end of its log
     */
    public void awaitHealthy(Program program) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + program.patience().toNanos();
        while (true) {
            boolean running = state(program.name()) instanceof ProcessState.Running;
            Optional<String> trouble = running ? program.health().trouble() : Optional.of("its process has ended");
            if (trouble.isEmpty()) {
                return;
            }
            if (!running || System.nanoTime() > deadline) {
                throw new NotHealthy(
                        program.name(), trouble.get(), files(program.name()).log(), logTail(program.name(), 25));
            }
            Thread.sleep(PAUSE);
        }
    }

    /**
     * Asks a program to end (TERM), and ends it (KILL) when it has not within the bound. Its pid file goes.
     *
     * @return whether it ran
     */
    public boolean stop(ProcessName name, Duration bound) throws IOException, InterruptedException {
        boolean ran = false;
        if (state(name) instanceof ProcessState.Running running) {
            ran = true;
            running.handle().destroy();
            if (!ended(running.handle(), bound)) {
                running.handle().destroyForcibly();
                ended(running.handle(), bound);
            }
        }
        forget(name);
        return ran;
    }

    /** Ends a program's process at once (KILL), as a crash would; its pid file stays. Returns whether it ran. */
    public boolean kill(ProcessName name) throws IOException, InterruptedException {
        if (state(name) instanceof ProcessState.Running running) {
            running.handle().destroyForcibly();
            return ended(running.handle(), Duration.ofSeconds(10));
        }
        return false;
    }

    /** Halts a program's process (STOP): it keeps its connections and answers nobody. Returns whether it ran. */
    public boolean freeze(ProcessName name) throws IOException, InterruptedException {
        return signal(name, "STOP");
    }

    /** Lets a halted process go on (CONT). Returns whether it ran. */
    public boolean thaw(ProcessName name) throws IOException, InterruptedException {
        return signal(name, "CONT");
    }

    private boolean signal(ProcessName name, String signal) throws IOException, InterruptedException {
        if (!(state(name) instanceof ProcessState.Running running)) {
            return false;
        }
        String kill = "kill -s " + signal + " " + running.handle().pid();
        int exitCode = OneShot.run(List.of("/bin/sh", "-c", kill), data, SIGNAL_BOUND, line -> {});
        if (exitCode != 0) {
            throw new IOException(kill + " ended with " + exitCode);
        }
        return true;
    }

    /** The last lines that a program printed, at most 64 KiB. */
    public List<String> logTail(ProcessName name, int lines) throws IOException {
        return new LogFile(files(name)).tail(lines);
    }

    /** Where a program's files are. */
    public ProcessFiles files(ProcessName name) {
        return ProcessFiles.in(data, name);
    }

    private void forget(ProcessName name) throws IOException {
        Files.deleteIfExists(files(name).pid());
        Files.deleteIfExists(files(name).birth());
    }

    private static boolean ended(ProcessHandle handle, Duration bound) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (Liveness.alive(handle)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Who a process is: the system gives an id away again, but not with the same start time. */
    private record Birth(long pid, Instant started) {

        static Birth parse(String text) throws IOException {
            String[] parts = text.strip().split(" ", -1);
            try {
                return new Birth(Long.parseLong(parts[0]), Instant.parse(parts[1]));
            } catch (RuntimeException e) {
                throw new IOException("not a process birth: '" + text.strip() + "'", e);
            }
        }

        String text() {
            return pid + " " + started + "\n";
        }

        boolean isOf(ProcessHandle handle) {
            return handle.info()
                    .startInstant()
                    .map(start -> Duration.between(start, started).abs().compareTo(START_TIME_TOLERANCE) <= 0)
                    .orElse(false);
        }
    }
}
