package io.bulkdata.cli.operate;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.aws.KmsEncryption;
import io.bulkdata.redshift.warehouse.EncryptionContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulkdata secrets encrypt}. */
@Command(
        name = "encrypt",
        description = {
            "Encrypts a secret with KMS and prints it in base64, as BULKDATA_WAREHOUSE_PASSWORD_CIPHERTEXT takes it.",
            "The secret is the first line of the standard input, or is asked for at a terminal; never an argument."
        },
        mixinStandardHelpOptions = true)
final class EncryptSecret implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description = "Id, ARN or alias (alias/...) of the key.")
    private String key;

    @Option(
            names = "--context",
            paramLabel = "NAME=VALUE",
            description = "Of the encryption context; may be said several times. To be set as"
                    + " BULKDATA_WAREHOUSE_PASSWORD_CONTEXT too.")
    private Map<String, String> context = new TreeMap<>();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Secret secret = SecretPrompt.read()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "There is no secret: give it by a pipe, or at a terminal that shows what the command prints"));
        KmsEncryption encryption = new KmsEncryption(new AwsEnvironment(place.settings()));
        command.commandLine().getOut().println(encryption.encrypt(key, new EncryptionContext(context), secret));
        command.commandLine().getOut().flush();
        return 0;
    }
}
