/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jianzheng.drills.ground.Ground;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.dossier.Dossier;
import org.jianzheng.sample.play.Cast;
import org.jianzheng.sample.play.Language;
import org.jianzheng.sample.play.Narrator;
import org.jianzheng.sample.play.Pause;
import org.jianzheng.sample.play.RunDirectory;
import org.jianzheng.sample.play.SamplePlayer;

/** Registers the people of the sample on a network that does not know them yet; records of others would be refused. */
public final class People {
    private People() {}

    /** Registers who is not registered. */
    public static void register(Ground ground) throws IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        RunDirectory network = new RunDirectory(ground.data().root());
        Narrator silent = new Narrator(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Language.EN);
        Dossier dossier = Dossier.read(ground.project().dossier());
        try (Cast cast = new Cast(network, Patience.USUAL, clock)) {
            new SamplePlayer(network, dossier, silent, clock, Pause.on(clock), new SecureRandom()).register(cast);
        }
    }
}
