/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;

/**
 * SmartBFT's place in its own history, carried in every block; an orderer that catches up starts from it. Fields that are zero
 * or empty are not written, as in protobuf 3.
 *
 * @param viewId number of the view, which is raised by each change of leader
 * @param latestSequence sequence of the decision, which is the block's number
 * @param decisionsInView decisions made in this view before this one
 * @param blackList consenters that are not to lead
 * @param previousCommitSignatureDigest digest of the previous decision's signatures; empty unless leaders rotate
 */
public record ViewMetadata(
        long viewId,
        long latestSequence,
        long decisionsInView,
        List<Long> blackList,
        ByteString previousCommitSignatureDigest) {

    private static final int VIEW_ID = 1;
    private static final int LATEST_SEQUENCE = 2;
    private static final int DECISIONS_IN_VIEW = 3;
    private static final int BLACK_LIST = 4;
    private static final int PREVIOUS_COMMIT_SIGNATURE_DIGEST = 5;

    /** Copies the black list. */
    public ViewMetadata {
        blackList = List.copyOf(blackList);
    }

    /** A decision in a view in which nobody is on the black list and leaders do not rotate. */
    public static ViewMetadata of(long viewId, long latestSequence, long decisionsInView) {
        return new ViewMetadata(viewId, latestSequence, decisionsInView, List.of(), ByteString.EMPTY);
    }

    /** Metadata of block {@code number} ≥ 1 of a chain that has never changed its leader. */
    public static ViewMetadata ofBlock(long number) {
        return of(0, number, number - 1);
    }

    /** Reads the protobuf form; fields that are not known are refused. */
    public static ViewMetadata parse(ByteString bytes) {
        long viewId = 0;
        long latestSequence = 0;
        long decisionsInView = 0;
        List<Long> blackList = new ArrayList<>();
        ByteString digest = ByteString.EMPTY;
        try {
            CodedInputStream in = bytes.newCodedInput();
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case VIEW_ID << 3 -> viewId = in.readUInt64();
                    case LATEST_SEQUENCE << 3 -> latestSequence = in.readUInt64();
                    case DECISIONS_IN_VIEW << 3 -> decisionsInView = in.readUInt64();
                    case BLACK_LIST << 3 -> blackList.add(in.readUInt64());
                    case (BLACK_LIST << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED -> readPacked(in, blackList);
                    case (PREVIOUS_COMMIT_SIGNATURE_DIGEST << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                        digest = in.readBytes();
                    default -> throw new ProtocolException(Rule.METADATA, "view metadata has the unknown tag " + tag);
                }
            }
        } catch (IOException e) {
            throw new ProtocolException(Rule.METADATA, "view metadata is unreadable: " + e.getMessage(), e);
        }
        return new ViewMetadata(viewId, latestSequence, decisionsInView, blackList, digest);
    }

    /** The protobuf form. */
    public ByteString toByteString() {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            writeNumber(out, VIEW_ID, viewId);
            writeNumber(out, LATEST_SEQUENCE, latestSequence);
            writeNumber(out, DECISIONS_IN_VIEW, decisionsInView);
            if (!blackList.isEmpty()) {
                out.writeTag(BLACK_LIST, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(blackList.stream()
                        .mapToInt(CodedOutputStream::computeUInt64SizeNoTag)
                        .sum());
                for (long consenter : blackList) {
                    out.writeUInt64NoTag(consenter);
                }
            }
            if (!previousCommitSignatureDigest.isEmpty()) {
                out.writeBytes(PREVIOUS_COMMIT_SIGNATURE_DIGEST, previousCommitSignatureDigest);
            }
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
        return bytes.toByteString();
    }

    private static void writeNumber(CodedOutputStream out, int field, long number) throws IOException {
        if (number != 0) {
            out.writeUInt64(field, number);
        }
    }

    private static void readPacked(CodedInputStream in, List<Long> numbers) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            numbers.add(in.readUInt64());
        }
        in.popLimit(limit);
    }
}
