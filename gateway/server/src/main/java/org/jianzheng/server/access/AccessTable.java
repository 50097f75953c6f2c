/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may do what at a gateway: the table of domain 3.4, with the rows that it leaves open. It keeps strangers out and tells people early
 * what is not theirs to do. What takes effect is decided by the contract, which knows keys and no callers: nothing here can widen that.
 */
public final class AccessTable {
    private static final String TABLE = """
            action         | CENTRE  | TENDERER | AGENCY | BIDDER | EXPERT | SUPERVISOR | OFFICE | DISCIPLINE | POOL_OWNER | CREDIT | REGISTRAR | MACHINE | PUBLIC
            DOSSIER        | may     | may      | may    | -      | -      | view       | may    | view       | -          | -      | -         | carries | view
            WITNESS        | may     | -        | -      | -      | -      | view       | view   | view       | -          | -      | -         | carries | view
            ADDENDUM       | may     | may      | may    | -      | -      | view       | view   | view       | -          | -      | -         | carries | view
            BID_PERIOD     | may     | may      | may    | -      | -      | -          | -      | -          | -          | -      | -         | carries | view
            OPEN_BIDS      | may     | -        | -      | -      | -      | view       | view   | -          | -          | -      | -         | carries | view
            RECEIVE_BIDS   | -       | -        | -      | -      | -      | view       | view   | -          | -          | -      | -         | may     | view
            BID            | -       | -        | -      | own    | -      | -          | -      | -          | -          | -      | -         | carries | -
            BEHAVIOUR      | may     | may      | -      | -      | -      | may        | view   | view       | -          | -      | -         | carries | -
            EVALUATE       | may     | may      | may    | -      | may    | may        | may    | view       | -          | -      | -         | carries | -
            PROPOSE        | may     | may      | -      | -      | -      | may        | may    | -          | -          | -      | -         | carries | -
            OBJECT         | -       | -        | own    | own    | own    | may        | may    | -          | -          | -      | -         | carries | -
            DECIDE         | never   | never    | never  | never  | never  | may        | may    | never      | never      | never  | never     | carries | never
            SANCTION       | never   | never    | never  | never  | never  | may        | may    | never      | never      | never  | never     | carries | never
            PUBLISH        | -       | -        | -      | -      | -      | may        | may    | -          | -          | -      | -         | carries | -
            PUSH           | -       | -        | -      | -      | -      | -          | may    | -          | -          | -      | -         | carries | -
            LIST           | never   | never    | never  | never  | never  | may        | may    | never      | never      | never  | never     | carries | never
            READ_PAST_LIST | -       | -        | -      | -      | -      | may        | may    | may        | -          | -      | -         | carries | -
            READ_STANDING  | -       | own      | own    | own    | own    | may        | may    | may        | -          | may    | -         | may     | -
            FOLLOW_LIST    | -       | -        | -      | -      | -      | may        | may    | may        | -          | may    | -         | may     | -
            APPEAL         | -       | own      | own    | own    | own    | may        | may    | -          | -          | -      | -         | carries | -
            REINSTATE      | -       | -        | -      | -      | -      | may        | may    | -          | may        | -      | -         | carries | -
            LOOK_UP        | may     | -        | -      | -      | -      | may        | may    | -          | -          | -      | -         | may     | -
            INSPECT        | never   | never    | never  | never  | never  | may        | may    | view       | -          | -      | -         | carries | view
            CASEWORK       | never   | never    | never  | never  | never  | may        | may    | -          | -          | -      | -         | carries | -
            FILE_CASE      | never   | never    | never  | never  | never  | may        | may    | may        | -          | -      | -         | carries | -
            READ_CASEWORK  | -       | -        | -      | -      | -      | may        | may    | may        | -          | -      | -         | -       | -
            TAKE_CLUE      | -       | -        | -      | -      | -      | may        | may    | may        | -          | -      | -         | carries | -
            ALERT          | may     | -        | -      | -      | -      | may        | may    | -          | -          | -      | -         | may     | -
            READ_ALERTS    | may     | -        | -      | -      | -      | may        | may    | may        | -          | -      | -         | may     | -
            INVESTIGATE    | never   | never    | never  | never  | never  | may        | may    | -          | -          | -      | -         | carries | -
            TRANSFER       | may     | -        | -      | -      | -      | may        | may    | may        | -          | -      | -         | carries | -
            NOTE           | may     | -        | -      | -      | -      | may        | may    | view       | -          | -      | -         | carries | view
            TAKE_OVER      | never   | never    | never  | never  | never  | may        | may    | -          | may        | -      | -         | carries | -
            READ_DISCIPLINE| may     | -        | -      | -      | -      | may        | may    | may        | may        | -      | -         | -       | -
            SUBJECTS       | may     | -        | -      | -      | -      | may        | may    | -          | -          | -      | -         | carries | view
            POOL           | -       | -        | -      | -      | -      | -          | -      | -          | may        | -      | -         | carries | -
            CATALOGUE      | -       | -        | -      | -      | -      | may        | may    | -          | -          | -      | -         | carries | view
            ERASE          | never   | never    | never  | never  | never  | may        | may    | never      | never      | never  | never     | carries | never
            READ_REFUSALS  | -       | -        | -      | -      | -      | may        | may    | may        | -          | -      | -         | -       | -
            READ_SEALED    | own     | result   | -      | own    | own    | basis      | basis  | basis      | -          | -      | -         | -       | -
            READ_PUBLISHED | may     | may      | may    | may    | may    | may        | may    | may        | may        | may    | may       | may     | may
            REGISTRY       | -       | -        | -      | -      | -      | -          | -      | -          | -          | -      | may       | carries | view
            KEYS           | may     | -        | -      | -      | -      | may        | may    | may        | may        | -      | may       | carries | view
            EVIDENCE       | may     | -        | -      | -      | -      | may        | may    | may        | -          | -      | -         | carries | view
            STORE          | may     | may      | -      | -      | -      | may        | may    | may        | -          | -      | -         | may     | -
            SEAL           | may     | may      | -      | -      | -      | may        | may    | may        | -          | -      | -         | carries | -
            STREAM         | -       | -        | -      | -      | -      | -          | -      | -          | -          | -      | -         | may     | -
            CHECKPOINT     | -       | -        | -      | -      | -      | -          | -      | -          | -          | -      | -         | may     | -
            """;

    private static final Map<Action, Map<Party, Permission>> CELLS = parse();

    private AccessTable() {}

    /** What the table says of a party doing something. */
    public static Permission cell(Action action, Party party) {
        Permission permission = CELLS.getOrDefault(action, Map.of()).get(party);
        if (permission == null) {
            throw new IllegalStateException("no cell for " + party + " in " + action);
        }
        return permission;
    }

    /** Who does it, be it under a condition. */
    public static Set<Party> whoMay(Action action) {
        return Arrays.stream(Party.values())
                .filter(party -> cell(action, party).admits())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<Action, Map<Party, Permission>> parse() {
        List<List<String>> lines = TABLE.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        List<Party> columns =
                lines.getFirst().stream().skip(1).map(Party::valueOf).toList();
        Map<Action, Map<Party, Permission>> cells = new EnumMap<>(Action.class);
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<Party, Permission> row = new EnumMap<>(Party.class);
            for (int column = 0; column < columns.size(); column++) {
                row.put(columns.get(column), Permission.parse(line.get(column + 1)));
            }
            cells.put(Action.valueOf(line.getFirst()), row);
        }
        return cells;
    }
}
