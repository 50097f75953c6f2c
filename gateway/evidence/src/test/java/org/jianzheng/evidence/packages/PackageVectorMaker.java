/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.vectors.Mutants;
import org.jianzheng.evidence.vectors.Splice;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes {@code cases/verifier/packages} anew, with new keys, where {@code -Dvectors=make} asks for it. What it writes is what this
 * verifier says; whoever makes new vectors looks at what changed.
 */
@EnabledIfSystemProperty(named = "vectors", matches = "make")
class PackageVectorMaker {
    private static final String TRUST = "verifier/packages/trust.json";
    private static final String OTHER_TRUST = "packages/trust.json";
    private static final String COURT = "verifier/packages/court.zip";
    private static final String BELOW = "verifier/packages/below-quorum.zip";
    private static final String EXPIRED = "verifier/packages/expired-assessment.zip";
    private static final String SEVERAL = "verifier/packages/several-records.zip";
    private static final String NETWORK = "packages/recording.zip";
    private static final String NETWORK_TRUST = "verifier/network-trust.json";
    private static final String FULL = "verifier/packages/full.zip";
    private static final String FULL_MEMBER = "bundles/full.evb";

    /** Divides no length that stands in a package. */
    private static final int EVERY = 97;

    @TempDir
    Path work;

    private final List<PackageVector> vectors = new ArrayList<>();

    @Test
    void makes_all_package_vectors() throws IOException {
        Files.createDirectories(Cases.file("verifier").resolve("packages"));
        try (SignedLog log = new SignedLog(work.resolve("log"))) {
            byte[] content = new byte[512];
            log.random().nextBytes(content);
            TrialTimeAuthority authority = TrialTimeAuthority.stamping("authority", TrialTimeAuthority.Signing.SM2);
            TrialTimeAuthority demo = TrialTimeAuthority.stamping("demo", TrialTimeAuthority.Signing.SM2);
            TrustRoot trust =
                    log.trust().with(List.of(authority.trusted("Authority", false), demo.trusted("Demo", true)));
            PackageParts court = PackageParts.of(log, content, log.city(), log.county(), log.regulator());
            PackageParts below = PackageParts.of(log, content, log.city());
            PackageParts expired =
                    PackageParts.of(log, content, LocalDate.of(2026, 3, 15), log.city(), log.county(), log.regulator());
            Map<String, PackageParts> bases = Map.of(COURT, court, BELOW, below, EXPIRED, expired);
            Instant stampedAt = log.clock().instant();
            for (PackageParts parts : bases.values()) {
                parts.trust(trust);
                CourtPackageTest.stamp(parts, authority, stampedAt);
            }
            write(TRUST, trust.canonical());
            for (Map.Entry<String, PackageParts> base : bases.entrySet()) {
                write(base.getKey(), base.getValue().copy().pack());
            }
            write(SEVERAL, several(log));
            addRows(bases);
            addBundles(court);
            PackageParts stampedByDemo = court.copy();
            CourtPackageTest.stamp(stampedByDemo, demo, stampedAt);
            add("a package under a demo time stamp", stampedByDemo.pack());
            addSomeBlocks(court, log);
        }
        write(FULL, full());
        addMembers();
        addFull();
        addContainers();
        write(
                PackageVectorFolder.VECTORS,
                lines(vectors.stream().map(this::expecting).toList()));
        write(PackageVectorFolder.MUTANTS, lines(mutants()));
        JsonObject flips = JsonObject.builder()
                .put("base", COURT)
                .put("trust", TRUST)
                .put("every", EVERY)
                .put("results", new PackageVectorFolder(work).flips(COURT, TRUST, EVERY))
                .build();
        write(PackageVectorFolder.FLIPS, lines(List.of(flips)));
    }

    private void addRows(Map<String, PackageParts> bases) throws IOException {
        for (JsonObject row : CourtPackageTest.rows().toList()) {
            List<JsonObject> changes = row.object("with").array("change").objects();
            boolean isExpired = CourtPackageTest.assessedUntil(changes).isBefore(PackageParts.YEAR_END);
            String base = CourtPackageTest.isBelowQuorum(changes) ? BELOW : isExpired ? EXPIRED : COURT;
            PackageParts parts = Optional.ofNullable(bases.get(base)).orElseThrow();
            byte[] container = CourtPackageTest.pack(parts.copy(), changes);
            vectors.add(new PackageVector(
                    "case F, row " + row.integer("n") + ": "
                            + row.object("with").string("name"),
                    base,
                    PackageVector.between(read(base), container),
                    Optional.empty(),
                    TRUST,
                    Optional.of(row.integer("n")),
                    JsonObject.builder().build()));
        }
    }

    /** Bundles that are not even records. */
    private void addBundles(PackageParts court) throws IOException {
        for (String member : List.of("type", "body", "id")) {
            PackageParts parts = court.copy();
            JsonObject bundle = CanonicalJson.parseObject(parts.bundle().getBytes(StandardCharsets.UTF_8));
            JsonObject entry = bundle.object("entry");
            parts.bundle(bundle.with(
                            "entry", entry.with("record", entry.object("record").with(member, new JsonInteger(7))))
                    .toString());
            add("a record whose " + member + " is a number", parts.pack());
        }
        PackageParts parts = court.copy();
        parts.bundle("{}");
        add("a bundle that is none", parts.pack());
    }

    /** Answers about some blocks only, which are not all records, though nothing in them is wrong. */
    private void addSomeBlocks(PackageParts court, SignedLog log) throws IOException {
        IndexKey asked = IndexAnswer.parse(court.custody().getBytes(StandardCharsets.UTF_8))
                .key();
        for (BlockRange blocks : List.of(
                new BlockRange(0, 1), new BlockRange(0, log.body().state().block()))) {
            PackageParts parts = court.copy();
            IndexAnswer answer = log.answer(AnswerRequest.all(asked).in(blocks));
            parts.custody(new String(answer.canonical(), StandardCharsets.UTF_8));
            add("a package with a custody answer about blocks " + blocks, parts.pack());
        }
        SequencedMap<String, byte[]> several = PackageParts.members(read(SEVERAL));
        IndexKey lot = IndexAnswer.parse(content(several, "answers/lot.eva")).key();
        byte[] some =
                log.answer(AnswerRequest.all(lot).in(new BlockRange(0, 1))).canonical();
        add(
                "a package of several records with an answer about some blocks of the lot",
                SEVERAL,
                PackageVector.between(read(SEVERAL), claiming(read(SEVERAL), "answers/lot.eva", some)),
                Optional.empty(),
                TRUST);
    }

    private void addMembers() throws IOException {
        byte[] court = read(COURT);
        SequencedMap<String, byte[]> whole = PackageParts.members(court);
        for (String name : whole.keySet()) {
            add("a package without " + kind(name), PackageParts.without(court, name));
            SequencedMap<String, byte[]> members = PackageParts.members(court);
            byte[] content = content(members, name).clone();
            content[content.length / 2] ^= 1;
            members.put(name, content);
            add("a package with a changed byte in " + kind(name), RawContainer.of(members));
        }
        add("a package with a member that no manifest names", with(court, "originals/hidden.txt", new byte[] {7}));
        addMoved("a package with members in another order", "custody.json");
        addMoved("a package with a manifest that is not the first", "manifest.json");
        add("a package with nothing but a manifest", new PackageManifest(List.of(), List.of()), List.of());
        for (String claim : List.of("provenance.json", "custody.json")) {
            String text = new String(content(whole, claim), StandardCharsets.UTF_8);
            String more = claim.startsWith("p")
                    ? text.replaceFirst("\"NOT_PROVEN\"", "\"PROVEN\"")
                    : text.replaceFirst("recorder-7", "recorder-8");
            add(
                    "a package with a " + kind(claim) + " that claims something else",
                    claiming(court, claim, more.getBytes(StandardCharsets.UTF_8)));
        }
        PackageManifest manifest = PackageManifest.parse(content(whole, "manifest.json"));
        RecordId record = manifest.members().stream()
                .flatMap(member -> member.record().stream())
                .findFirst()
                .orElseThrow();
        List<PackageMember> others = manifest.members().stream()
                .filter(member ->
                        member.role() != PackageRole.ORIGINAL && member.role() != PackageRole.PROVENANCE_SHEET)
                .toList();
        for (Withheld.Reason reason : Withheld.Reason.values()) {
            Withheld withheld = new Withheld(record, reason);
            add(
                    "a package with an original left out: " + reason,
                    new PackageManifest(others, List.of(withheld)),
                    others);
        }
        add("a package with an original that nobody mentions", new PackageManifest(others, List.of()), others);
        RecordId unknown = RecordId.parse("019cf443-b560-7178-8a66-ecd5e18925cc");
        add(
                "a package with an original left out that nobody registers",
                new PackageManifest(
                        others,
                        List.of(
                                new Withheld(record, Withheld.Reason.NOT_GIVEN),
                                new Withheld(unknown, Withheld.Reason.NOT_GIVEN))),
                others);
        add("a package of several records and a whole lot", SEVERAL, List.of(), Optional.empty(), TRUST);
        byte[] several = read(SEVERAL);
        List<String> proofs = PackageParts.members(several).keySet().stream()
                .filter(name -> name.startsWith("bundles/") || name.startsWith("answers/lot"))
                .toList();
        for (int i = 0; i < proofs.size(); i++) {
            byte[] without = PackageParts.without(several, proofs.get(i));
            List<PackageVector.Change> changes = PackageVector.between(several, without);
            add("a package of several records without proof " + i, SEVERAL, changes, Optional.empty(), TRUST);
        }
    }

    /** Two files of which one was captured, a witness item, and all records of its lot. */
    private byte[] several(SignedLog log) throws IOException {
        SignedRecords records = new SignedRecords(log);
        EvidenceId captured = EvidenceId.random(log.random());
        byte[] first = "第一段 first".getBytes(StandardCharsets.UTF_8);
        byte[] second = "第二段 second".getBytes(StandardCharsets.UTF_8);
        ReadableRecord one = records.file(captured, first);
        ReadableRecord two = records.file(EvidenceId.random(log.random()), second);
        ReadableRecord item = records.item(records.session());
        log.append(one, two);
        log.append(records.capture(captured), item);
        PackageWriter writer = new PackageWriter();
        writer.addOriginal(new MemberName("originals/first.txt"), one.id(), MemberContent.of(first));
        writer.addOriginal(new MemberName("originals/second.txt"), two.id(), MemberContent.of(second));
        for (ReadableRecord record : List.of(one, two, item)) {
            MemberName name = new MemberName("bundles/" + record.id() + ".evb");
            writer.add(
                    name,
                    PackageRole.BUNDLE,
                    MemberContent.of(log.bundle(record.id()).canonical()));
        }
        List<IndexKey> asked = new ArrayList<>(CustodyTable.keysOf(one.id(), FileRegistration.fromJson(one.body())));
        asked.addAll(CustodyTable.keysOf(two.id(), FileRegistration.fromJson(two.body())));
        for (int i = 0; i < asked.size(); i++) {
            MemberName name = new MemberName("answers/custody-" + i + ".eva");
            writer.add(
                    name,
                    PackageRole.CUSTODY,
                    MemberContent.of(log.answer(asked.get(i)).canonical()));
        }
        IndexKey lot = new IndexKey(IndexName.LOT, "E14090000G3002061001003");
        writer.add(
                new MemberName("answers/lot.eva"),
                PackageRole.COMPLETENESS,
                MemberContent.of(log.answer(lot).canonical()));
        return withTables(writer, log.trust());
    }

    /** A package with the custody table and the sheet that follow from its proofs. */
    private byte[] withTables(PackageWriter writer, TrustRoot trust) throws IOException {
        ByteArrayOutputStream bare = new ByteArrayOutputStream();
        writer.writeTo(bare);
        Examination examined = new PackageVerifier(trust)
                .verify(Files.write(work.resolve("bare.zip"), bare.toByteArray()))
                .examined();
        CustodyTable custody = CustodyTable.of(examined);
        writer.add(new MemberName("custody.json"), PackageRole.CUSTODY_TABLE, MemberContent.of(custody.canonical()));
        writer.add(
                new MemberName("provenance.json"),
                PackageRole.PROVENANCE_SHEET,
                MemberContent.of(ProvenanceSheet.of(examined, custody).canonical()));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        writer.writeTo(whole);
        return whole.toByteArray();
    }

    /** A bundle of the full grade of a network that ran, whose blocks are checked in a package as they are alone. */
    private byte[] full() throws IOException {
        byte[] bundle = read("verifier/network-full.evb");
        RecordId record = RecordId.parse(CanonicalJson.parseObject(bundle)
                .object("entry")
                .object("record")
                .string("id"));
        PackageWriter writer = new PackageWriter();
        writer.add(new MemberName(FULL_MEMBER), PackageRole.BUNDLE, MemberContent.of(bundle));
        writer.withhold(new Withheld(record, Withheld.Reason.NOT_GIVEN));
        return withTables(writer, TrustRoot.parse(read(NETWORK_TRUST)));
    }

    private void addFull() throws IOException {
        add("a package with a full bundle", FULL, List.of(), Optional.empty(), NETWORK_TRUST);
        byte[] whole = read(FULL);
        JsonObject bundle = CanonicalJson.parseObject(content(PackageParts.members(whole), FULL_MEMBER));
        JsonObject ledger = bundle.object("ledger");
        List<String> following = new ArrayList<>(ledger.array("following").strings());
        following.removeLast();
        byte[] shortened =
                CanonicalJson.write(bundle.with("ledger", ledger.with("following", JsonArray.ofStrings(following))));
        byte[] light = CanonicalJson.write(bundle.without("ledger").with("grade", new JsonString("light")));
        addInstead("blocks that do not reach the checkpoint", whole, shortened);
        addInstead("the light part of it", whole, light);
    }

    private void addInstead(String what, byte[] whole, byte[] bundle) {
        add(
                "a package with a full bundle, instead of it " + what,
                FULL,
                PackageVector.between(whole, claiming(whole, FULL_MEMBER, bundle)),
                Optional.empty(),
                NETWORK_TRUST);
    }

    private void addContainers() throws IOException {
        byte[] court = read(COURT);
        addRaw("a container that is cut off", Arrays.copyOf(court, court.length - 1));
        addRaw("a container that goes on", Arrays.copyOf(court, court.length + 1));
        addRaw("a container cut off in a member", Arrays.copyOf(court, 500));
        addRaw("no bytes", new byte[0]);
        addRaw("another file that begins like a container", "PK\3\4 something else".getBytes(StandardCharsets.UTF_8));
        addRaw("names in capitals", RawContainer.renamed(court, "custody.json", "CUSTODY.json"));
        addRaw("names that lead elsewhere", RawContainer.renamed(court, "originals/recording", "originals/../ording"));
        addRaw("two members of one name", RawContainer.renamed(court, "custody-0.eva", "custody-1.eva"));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(compressed)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(new byte[100]);
            zip.closeEntry();
        }
        addRaw("a compressed container", compressed.toByteArray());
        add("a package under the trust root of another log", COURT, List.of(), Optional.empty(), OTHER_TRUST);
        add("a package of a network that ran", NETWORK, List.of(), Optional.empty(), OTHER_TRUST);
    }

    private void add(String name, byte[] container) throws IOException {
        add(name, COURT, PackageVector.between(read(COURT), container), Optional.empty(), TRUST);
    }

    private void add(String name, PackageManifest manifest, List<PackageMember> members) throws IOException {
        SequencedMap<String, byte[]> whole = PackageParts.members(read(COURT));
        whole.keySet()
                .removeIf(member -> !member.equals("manifest.json")
                        && members.stream()
                                .noneMatch(named -> named.name().value().equals(member)));
        whole.put("manifest.json", manifest.canonical());
        add(name, RawContainer.of(whole));
    }

    /** The package with a member behind all others. */
    private void addMoved(String name, String member) throws IOException {
        byte[] content = content(PackageParts.members(read(COURT)), member);
        PackageVector.Change away = new PackageVector.Change(member, Optional.empty());
        PackageVector.Change back = new PackageVector.Change(member, Optional.of(Splice.between(new byte[0], content)));
        add(name, COURT, List.of(away, back), Optional.empty(), TRUST);
    }

    private void addRaw(String name, byte[] container) throws IOException {
        add(name, COURT, List.of(), Optional.of(Splice.between(read(COURT), container)), TRUST);
    }

    private void add(
            String name, String base, List<PackageVector.Change> members, Optional<Splice> container, String trust) {
        JsonObject open = JsonObject.builder().build();
        vectors.add(new PackageVector(name, base, members, container, trust, Optional.empty(), open));
    }

    private JsonObject expecting(PackageVector vector) {
        PackageReport report = new PackageVectorFolder(work).verify(vector);
        return vector.toJson().with("expected", PackageExpectation.of(report));
    }

    /** Every member and value of the manifest changed, but of its members only the first and the original. */
    private List<JsonObject> mutants() throws IOException {
        byte[] manifest = content(PackageParts.members(read(COURT)), "manifest.json");
        JsonObject json = CanonicalJson.parseObject(manifest);
        String last = "members[" + (json.array("members").size() - 1) + "]";
        List<JsonObject> all = new ArrayList<>();
        for (Mutants mutant : Mutants.of(json)) {
            String name = mutant.name();
            if (name.startsWith("members[") && !name.startsWith("members[0]") && !name.startsWith(last)) {
                continue;
            }
            Splice splice = Splice.between(manifest, CanonicalJson.write(mutant.value()));
            PackageVector.Change change = new PackageVector.Change("manifest.json", Optional.of(splice));
            PackageVector vector = new PackageVector(
                    name,
                    COURT,
                    List.of(change),
                    Optional.empty(),
                    TRUST,
                    Optional.empty(),
                    JsonObject.builder().build());
            PackageReport report = new PackageVectorFolder(work).verify(vector);
            all.add(JsonObject.builder()
                    .put("name", name)
                    .put("base", COURT)
                    .put("splice", splice.toJson())
                    .put("trust", TRUST)
                    .put("findings", PackageExpectation.of(report).array("findings"))
                    .build());
        }
        return all;
    }

    private static byte[] with(byte[] container, String name, byte[] content) {
        SequencedMap<String, byte[]> members = PackageParts.members(container);
        members.put(name, content);
        return RawContainer.of(members);
    }

    /** The package with another content of a member, which its manifest names. */
    private static byte[] claiming(byte[] container, String name, byte[] content) {
        SequencedMap<String, byte[]> members = PackageParts.members(container);
        JsonObject manifest = CanonicalJson.parseObject(content(members, "manifest.json"));
        members.put(name, content);
        members.put(
                "manifest.json",
                CanonicalJson.write(manifest.with(
                        "members",
                        JsonArray.of(manifest.array("members").objects().stream()
                                .map(member -> member.string("name").equals(name)
                                        ? member.with("size", new JsonInteger(content.length))
                                                .with(
                                                        "digests",
                                                        DualDigest.of(content).toJson())
                                        : member)
                                .toList()))));
        return RawContainer.of(members);
    }

    private static String kind(String name) {
        return name.replaceAll("^bundles/.*", "a bundle").replaceAll("^originals/.*", "an original");
    }

    private static byte[] content(SequencedMap<String, byte[]> members, String name) {
        return Optional.ofNullable(members.get(name)).orElseThrow();
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(Cases.file(name));
    }

    private static String lines(List<JsonObject> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(String name, byte[] bytes) throws IOException {
        Files.write(Cases.file("verifier").resolveSibling(name), bytes);
    }
}
