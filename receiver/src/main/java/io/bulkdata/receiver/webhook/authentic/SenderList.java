package io.bulkdata.receiver.webhook.authentic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The addresses webhooks may come from; an empty list lets everybody in. */
record SenderList(List<AddressBlock> blocks) {

    /** As ControlShift's documentation of its webhooks names them: two in the US, two in the EU. */
    private static final List<String> CONTROLSHIFT =
            List.of("54.144.65.46", "54.208.56.53", "3.67.205.229", "18.195.87.158");

    SenderList {
        blocks = List.copyOf(blocks);
    }

    /** Reads a setting: addresses and blocks of them separated by commas; {@code controlshift} stands for its own four. */
    static SenderList of(String text) {
        List<AddressBlock> blocks = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .flatMap(entry -> entry.equalsIgnoreCase("controlshift") ? CONTROLSHIFT.stream() : Stream.of(entry))
                .map(AddressBlock::of)
                .toList();
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("no address");
        }
        return new SenderList(blocks);
    }

    static SenderList everybody() {
        return new SenderList(List.of());
    }

    boolean isEverybody() {
        return blocks.isEmpty();
    }

    /** Whether that address may send; null and what is no address may only when everybody may. */
    boolean allows(String sender) {
        return isEverybody()
                || (sender != null
                        && AddressBlock.address(sender)
                                .map(address -> blocks.stream().anyMatch(block -> block.contains(address)))
                                .orElse(false));
    }
}
