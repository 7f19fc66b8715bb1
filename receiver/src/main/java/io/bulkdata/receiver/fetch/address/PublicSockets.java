package io.bulkdata.receiver.fetch.address;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Makes sockets that connect to public addresses only: the last look, at the address itself, and the only one at a literal. */
public final class PublicSockets extends SocketFactory {

    @Override
    public Socket createSocket() {
        return new PublicSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(createSocket(), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(local, localPort));
        return connected(socket, new InetSocketAddress(host, port));
    }

    private static Socket connected(Socket socket, InetSocketAddress address) throws IOException {
        try {
            socket.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static final class PublicSocket extends Socket {

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            InetAddress address = ((InetSocketAddress) endpoint).getAddress();
            if (address != null && !PublicAddresses.contain(address)) {
                throw new RefusedAddressException(((InetSocketAddress) endpoint).getHostString(), address);
            }
            super.connect(endpoint, timeout);
        }
    }
}
