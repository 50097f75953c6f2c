/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.launcher.process.ProcessFiles;
import org.jianzheng.launcher.process.ProcessName;

/** Erases a network's files, and only those: whatever else lies in the folder stays. */
public final class Erasure {

    private final DataFolder data;

    public Erasure(DataFolder data) {
        this.data = data;
    }

    /** Erases the files of these processes and of the network as a whole; the folder itself goes if nothing is left. */
    public void erase(List<ProcessName> processes) throws IOException {
        List<Path> ours = new ArrayList<>();
        for (ProcessName process : processes) {
            ProcessFiles files = ProcessFiles.in(data.root(), process);
            ours.add(data.of(process.text()));
            ours.add(files.pid());
            ours.add(files.log());
            ours.add(files.olderLog());
        }
        ours.addAll(List.of(
                data.sample(),
                data.run(),
                data.trust(),
                data.genesis(),
                data.portOffset(),
                data.engine(),
                data.graduation(),
                data.amendments(),
                data.crypto().root()));
        ours.add(data.crypto().root().resolveSibling("crypto.partial"));
        ours.add(data.programs());
        ours.add(data.lock());
        for (Path path : ours) {
            FolderTree.delete(path);
        }
        try {
            Files.deleteIfExists(data.root());
        } catch (DirectoryNotEmptyException somethingElse) {
            // Files that are not ours keep the folder.
        }
    }
}
