package io.bulkdata.redshift.sql;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * By whose right COPY reads S3: the cluster's default role, or a role, or a chain of roles that ends in another account.
 *
 * @param chain the roles' ARNs in order; empty for the cluster's default role
 */
public record CopyRole(List<String> chain) {

    /** The cluster's default role. */
    public static final CopyRole DEFAULT = new CopyRole(List.of());

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");

    /** @throws IllegalArgumentException when one of the chain is no ARN of a role */
    public CopyRole {
        chain = List.copyOf(chain);
        for (String role : chain) {
            if (!ARN.matcher(role).matches() || role.indexOf(',') >= 0) {
                throw new IllegalArgumentException("not the ARN of a role: " + role);
            }
        }
    }

    /**
     * Reads {@code default}, one ARN, or several with commas between.
     *
     * @throws IllegalArgumentException when {@code text} is none of these
     */
    public static CopyRole parse(String text) {
        if (text.equals("default")) {
            return DEFAULT;
        }
        return new CopyRole(
                Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    void writeTo(SqlText sql) {
        sql.words("IAM_ROLE");
        if (chain.isEmpty()) {
            sql.words("default");
        } else {
            sql.literal(String.join(",", chain));
        }
    }
}
