package io.bulkdata.redshiftlocal.dataapi;

/** With whom and what to connect. */
public record Login(String user, String password) {

    @Override
    public String toString() {
        return "Login[" + user + ", ***]";
    }
}
