/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code topology.yaml}: every key must be known, every value in range, at most 256 KiB. */
public final class TopologyReader {

    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");

    private TopologyReader() {}

    /**
     * Reads a file.
     *
     * @throws TopologyRefused if the content cannot be used
     * @throws IOException if the file cannot be read
     */
    public static Topology read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * Reads text.
     *
     * @throws TopologyRefused if the content cannot be used
     */
    public static Topology parse(String text) {
        StrictMapping root = root(text);
        ChannelName channel = root.value("channel", ChannelName::new);
        ChaincodeDefinition chaincode = chaincode(root.mapping("chaincode"));
        BlockCutting blocks = blocks(root.mapping("blocks"));
        StrictMapping ledger = root.mapping("ledger");
        int operationsPort = ledger.number("operations");
        NodeAddress operations = ledger.finish(() -> NodeAddress.loopback(operationsPort));
        var organisations = root.mappings("organisations").stream()
                .map(TopologyReader::organisation)
                .toList();
        Optional<TimeAuthority> timeAuthority =
                root.optionalMapping("timeAuthority").map(TopologyReader::timeAuthority);
        Optional<SignIn> signIn = root.optionalMapping("signIn").map(TopologyReader::signIn);
        return root.finish(
                () -> new Topology(channel, chaincode, blocks, operations, organisations, timeAuthority, signIn));
    }

    /**
     * Reads the description of one organisation, as it stands in the list of {@code topology.yaml}.
     *
     * @throws TopologyRefused if the content cannot be used
     * @throws IOException if the file cannot be read
     */
    public static Organisation readOrganisation(Path file) throws IOException {
        return parseOrganisation(Files.readString(file));
    }

    /**
     * Reads the description of one organisation.
     *
     * @throws TopologyRefused if the content cannot be used
     */
    public static Organisation parseOrganisation(String text) {
        return organisation(root(text));
    }

    /**
     * Reads a definition of contracts, as it stands in {@code topology.yaml}.
     *
     * @throws TopologyRefused if the content cannot be used
     * @throws IOException if the file cannot be read
     */
    public static ChaincodeDefinition readChaincode(Path file) throws IOException {
        return chaincode(root(Files.readString(file)));
    }

    private static StrictMapping root(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new TopologyRefused("longer than " + MOST_CHARACTERS + " characters");
        }
        return new StrictMapping("the file", compose(text));
    }

    private static Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(8);
        options.setCodePointLimit(MOST_CHARACTERS);
        @Nullable Node node;
        try {
            node = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new TopologyRefused(line, String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw new TopologyRefused(String.valueOf(e.getMessage()));
        }
        if (node == null) {
            throw new TopologyRefused("the file is empty");
        }
        return node;
    }

    /** Either the port of the demo, or an authority outside. */
    private static TimeAuthority timeAuthority(StrictMapping map) {
        Optional<NodeAddress> demo =
                map.optionalValue("demo", port -> NodeAddress.loopback(Integer.parseInt(port, 10)));
        if (demo.isPresent()) {
            return map.finish(() -> new TimeAuthority.Demo(demo.get()));
        }
        String name = map.text("name");
        URI url = map.value("url", URI::create);
        Path certificate = map.value("certificate", Path::of);
        return map.finish(() -> new TimeAuthority.Outside(name, url, certificate));
    }

    /** Either the port of the demo, or an issuer outside. */
    private static SignIn signIn(StrictMapping map) {
        Optional<NodeAddress> demo =
                map.optionalValue("demo", port -> NodeAddress.loopback(Integer.parseInt(port, 10)));
        if (demo.isPresent()) {
            return map.finish(() -> new SignIn.Demo(demo.get()));
        }
        URI issuer = map.value("issuer", URI::create);
        URI keySet = map.value("keySet", URI::create);
        String audience = map.text("audience");
        String client = map.text("client");
        return map.finish(() -> new SignIn.Outside(issuer, keySet, audience, client));
    }

    private static ChaincodeDefinition chaincode(StrictMapping map) {
        String name = map.text("name");
        String version = map.text("version");
        int sequence = map.number("sequence");
        String policy = map.text("policy");
        return map.finish(() -> new ChaincodeDefinition(name, version, sequence, policy));
    }

    private static BlockCutting blocks(StrictMapping map) {
        int maxMessages = map.number("maxMessages");
        int maxBytes = map.number("maxBytes");
        Duration wait = map.value("wait", TopologyReader::duration);
        Duration consensusWait = map.value("consensusWait", TopologyReader::duration);
        return map.finish(() -> new BlockCutting(maxMessages, maxBytes, wait, consensusWait));
    }

    private static Organisation organisation(StrictMapping map) {
        MspId mspId = map.value("mspId", MspId::new);
        OrganisationName name = map.value("name", OrganisationName::new);
        OrganisationKind kind = map.value("kind", OrganisationKind::valueOf);
        Consenter consenter =
                map.optionalMapping("orderer").map(TopologyReader::consenter).orElse(null);
        Optional<StrictMapping> peer = map.optionalMapping("peer");
        PeerSite site = peer.isPresent() ? site(peer.get(), map) : null;
        return map.finish(() -> new Organisation(mspId, name, kind, consenter, site));
    }

    private static Consenter consenter(StrictMapping map) {
        int id = map.number("id");
        NodeAddress address = address(map);
        int admin = map.number("admin");
        int operations = map.number("operations");
        return map.finish(
                () -> new Consenter(id, address, NodeAddress.loopback(admin), NodeAddress.loopback(operations)));
    }

    private static PeerSite site(StrictMapping peer, StrictMapping organisation) {
        NodeAddress ledger = address(peer);
        int chaincodesPort = peer.number("chaincodes");
        int operationsPort = peer.number("operations");
        NodeAddress chaincodes = peer.finish(() -> NodeAddress.loopback(chaincodesPort));
        NodeAddress operations = NodeAddress.loopback(operationsPort);
        StrictMapping contracts = organisation.mapping("contracts");
        NodeAddress contractsAddress = addressOrLoopback(contracts, "port");
        contracts.finish(() -> contractsAddress);
        StrictMapping gateway = organisation.mapping("gateway");
        NodeAddress http = addressOrLoopback(gateway, "port");
        int cosigning = gateway.number("cosigning");
        return gateway.finish(() -> new PeerSite(
                ledger, chaincodes, operations, contractsAddress, http, new NodeAddress(http.host(), cosigning)));
    }

    /** Of what runs beside its peer unless the file names a host. */
    private static NodeAddress addressOrLoopback(StrictMapping map, String key) {
        int port = map.number(key);
        return map.optionalValue("host", host -> new NodeAddress(host, port))
                .orElseGet(() -> NodeAddress.loopback(port));
    }

    private static NodeAddress address(StrictMapping map) {
        int port = map.number("port");
        return map.value("host", host -> new NodeAddress(host, port));
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a duration such as 20ms or 2s: '" + text + "'");
        }
        long amount = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }
}
