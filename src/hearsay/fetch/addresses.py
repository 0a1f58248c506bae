"""Which IP addresses are never spoken to: private and special networks. Pure.

The networks are those of IANA's special-purpose registries (iana.org/assignments/iana-ipv4-special-registry and
iana-ipv6-special-registry), and multicast. An IPv6 address that carries an IPv4 one is judged by both.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

IPAddress = IPv4Address | IPv6Address

_SPECIAL = tuple(
    (ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's inner network"),
        ("127.0.0.0/8", "this computer"),
        ("169.254.0.0/16", "a link-local network"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a network of protocols"),
        ("192.0.2.0/24", "a network for documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "a network for benchmarks"),
        ("198.51.100.0/24", "a network for documentation"),
        ("203.0.113.0/24", "a network for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "a reserved network"),
        ("::/128", "this network"),
        ("::1/128", "this computer"),
        ("::/96", "an IPv4 address in an old form"),
        ("64:ff9b::/96", "an IPv4 address behind a translator"),
        ("64:ff9b:1::/48", "a local translator"),
        ("100::/64", "a network that discards"),
        ("2001::/23", "a network of protocols"),
        ("2001:db8::/32", "a network for documentation"),
        ("2002::/16", "an IPv4 address in a tunnel"),
        ("3fff::/20", "a network for documentation"),
        ("5f00::/16", "segment routing"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "a link-local network"),
        ("fec0::/10", "a private network"),
        ("ff00::/8", "multicast"),
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_PUBLIC = IPv6Network("2000::/3")
"""What IANA has given out for public use."""


def literal(host: str) -> IPAddress | None:
    """The address that a host is written as, in any form that resolvers take; None for a name.

    IPv4 may be dotted, shortened ("127.1"), decimal ("2130706433"), octal or hexadecimal; IPv6 may have a zone.
    """
    bare = host.strip("[]").partition("%")[0]
    try:
        return ip_address(bare)
    except ValueError:
        pass
    if not bare or set(bare.lower()) - set("0123456789abcdefx."):
        return None
    try:
        return IPv4Address(socket.inet_aton(bare.rstrip(".")))
    except (OSError, ValueError):
        return None


def why_special(address: IPAddress) -> str:
    """What network an address belongs to that must not be spoken to; empty for a public address."""
    if isinstance(address, IPv6Address) and address in _MAPPED:
        return why_special(IPv4Address(int(address) & 0xFFFFFFFF))
    for network, what in _SPECIAL:
        if address.version == network.version and address in network:
            return f"{what} ({network})"
    if isinstance(address, IPv6Address) and address not in _PUBLIC:
        return "no public network"
    return ""
