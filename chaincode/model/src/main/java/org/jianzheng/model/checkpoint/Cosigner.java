/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * Who cosigns checkpoints for an organisation (C2SP tlog-cosignature, and the same by SM2). A <em>witness</em> is
 * always the person of 见证; whoever signs checkpoints is a cosigner.
 *
 * @param organisation the organisation
 * @param name the name in signature lines
 * @param ed25519 its Ed25519 key
 * @param sm2 its SM2 key
 */
public record Cosigner(OrganisationId organisation, String name, PublicKey ed25519, PublicKey sm2) {
    private static final Pattern NAME = Pattern.compile("[!-*,-~]{1,255}");
    private static final byte[] COSIGNATURE = {0x04};
    private static final String SM2_COSIGNATURE = "jianzheng-sm2-cosignature/v1";
    private static final int KEY_ID = 4;
    private static final int PAYLOAD = KEY_ID + Long.BYTES + 64;

    /** Refuses ({@code SCHEMA_INVALID}) a name that signature lines do not allow. */
    public Cosigner {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a cosigner's name is printable ASCII without space and plus");
        }
    }

    static Cosigner fromJson(JsonObject json) {
        json.requireOnly("msp", "name", "ed25519", "sm2");
        return new Cosigner(
                OrganisationId.parse(json.string("msp")),
                json.string("name"),
                PublicKey.parse(SignatureAlgorithm.ED25519.id() + ":" + json.string("ed25519")),
                PublicKey.parse(SignatureAlgorithm.SM2.id() + ":" + json.string("sm2")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("msp", organisation.value())
                .put("name", name)
                .put("ed25519", HexFormat.of().formatHex(ed25519.bytes()))
                .put("sm2", HexFormat.of().formatHex(sm2.bytes()))
                .build();
    }

    /** Whether this cosigner signed the note with both of its keys. */
    public boolean signed(CheckpointNote note) {
        return signed(note, ed25519, COSIGNATURE, "cosignature/v1") && signed(note, sm2, sm2Type(), SM2_COSIGNATURE);
    }

    private boolean signed(CheckpointNote note, PublicKey key, byte[] type, String header) {
        byte[] id = keyId(key, type);
        return note.signatures().stream()
                .filter(line -> line.name().equals(name))
                .map(CheckpointNote.SignatureLine::bytes)
                .anyMatch(content -> content.length == PAYLOAD
                        && Arrays.equals(id, Arrays.copyOf(content, KEY_ID))
                        && key.verify(
                                message(
                                        note,
                                        header,
                                        ByteBuffer.wrap(content, KEY_ID, Long.BYTES)
                                                .getLong()),
                                Arrays.copyOfRange(content, KEY_ID + Long.BYTES, PAYLOAD)));
    }

    private byte[] keyId(PublicKey key, byte[] type) {
        byte[] hash = HashSuite.SHA_256.hash((name + "\n").getBytes(StandardCharsets.US_ASCII), type, key.bytes());
        return Arrays.copyOf(hash, KEY_ID);
    }

    private static byte[] sm2Type() {
        byte[] name = SM2_COSIGNATURE.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + name.length).put((byte) 0xff).put(name).array();
    }

    private static byte[] message(CheckpointNote note, String header, long seconds) {
        byte[] head = (header + "\ntime " + seconds + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] text = note.textBytes();
        return ByteBuffer.allocate(head.length + text.length)
                .put(head)
                .put(text)
                .array();
    }
}
