/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code ledger.yaml}. Only plain values are read; settings that nobody knows are refused. */
public final class LedgerConfigReader {

    private static final int MAX_CHARACTERS = 1024 * 1024;

    private LedgerConfigReader() {}

    /**
     * Reads a file of at most 1 MiB.
     *
     * @throws ConfigException naming the place when something is missing or wrong
     */
    public static LedgerConfig read(Path file) {
        try {
            if (Files.size(file) > MAX_CHARACTERS) {
                throw new ConfigException(file.toString(), "larger than " + MAX_CHARACTERS + " bytes");
            }
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigException(file.toString(), "cannot be read", e);
        }
    }

    /** Reads the text of a configuration file; see {@link #read}. */
    public static LedgerConfig parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            return ledger(Section.of("", new Yaml(new SafeConstructor(options)).load(text)));
        } catch (YAMLException e) {
            throw new ConfigException("ledger.yaml", String.valueOf(e.getMessage()), e);
        }
    }

    private static LedgerConfig ledger(Section root) {
        root.allow(
                "channel",
                "genesis",
                "data",
                "operations",
                "allowFaults",
                "blocks",
                "orderers",
                "organisations",
                "chaincodes");
        return root.build(() -> new LedgerConfig(
                root.text("channel"),
                root.path("genesis"),
                root.path("data"),
                root.address("operations"),
                root.flag("allowFaults", false),
                root.has("blocks") ? limits(root.section("blocks")) : BlockLimits.DEFAULT,
                root.sections("orderers").stream()
                        .map(LedgerConfigReader::orderer)
                        .toList(),
                root.sections("organisations").stream()
                        .map(LedgerConfigReader::organisation)
                        .toList(),
                root.has("chaincodes") ? chaincodes(root.sections("chaincodes")) : List.of()));
    }

    private static BlockLimits limits(Section section) {
        section.allow("maxMessages", "maxBytes", "wait");
        return section.build(() -> new BlockLimits(
                section.has("maxMessages") ? section.integer("maxMessages") : BlockLimits.MOST_MESSAGES,
                section.has("maxBytes") ? section.integer("maxBytes") : BlockLimits.MOST_BYTES,
                section.duration("wait")));
    }

    private static OrdererConfig orderer(Section section) {
        section.allow("id", "mspId", "certificate", "key");
        return section.build(() -> new OrdererConfig(
                section.integer("id"),
                section.text("mspId"),
                new KeyPairFiles(section.path("certificate"), section.path("key"))));
    }

    private static OrganisationConfig organisation(Section section) {
        section.allow("mspId", "listen", "tls", "peer", "chaincodes");
        Map<String, ChaincodeEndpoint> endpoints = new LinkedHashMap<>();
        if (section.has("chaincodes")) {
            section.named("chaincodes").forEach((name, each) -> endpoints.put(name, endpoint(each)));
        }
        return section.build(() -> new OrganisationConfig(
                section.text("mspId"),
                section.address("listen"),
                pair(section.section("tls")),
                pair(section.section("peer")),
                endpoints));
    }

    private static ChaincodeEndpoint endpoint(Section section) {
        section.allow("address", "tls");
        Section tls = section.section("tls").allow("certificate", "key", "authority");
        return new ChaincodeEndpoint(
                section.address("address"),
                new KeyPairFiles(tls.path("certificate"), tls.path("key")),
                tls.path("authority"));
    }

    private static KeyPairFiles pair(Section section) {
        section.allow("certificate", "key");
        return new KeyPairFiles(section.path("certificate"), section.path("key"));
    }

    private static List<ChaincodeConfig> chaincodes(List<Section> sections) {
        return sections.stream()
                .map(section -> {
                    section.allow("name", "version", "sequence", "policy");
                    return section.build(() -> new ChaincodeConfig(
                            section.text("name"),
                            section.text("version"),
                            section.number("sequence", 1, Long.MAX_VALUE),
                            section.text("policy")));
                })
                .toList();
    }
}
