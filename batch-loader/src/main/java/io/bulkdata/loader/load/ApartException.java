package io.bulkdata.loader.load;

/** That several batches are not as simple as they must be to be loaded together: each is to be loaded by itself. */
final class ApartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ApartException(String message) {
        super(message);
    }
}
