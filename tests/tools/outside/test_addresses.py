"""What is public, and what only looks like it."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.outside import is_inside, is_public

_PRIVATE = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:7f00:1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1",
    "localhost", "", "256.1.1.1", "2130706433",
)  # fmt: skip


@pytest.mark.parametrize("address", _PRIVATE)
def test_an_address_of_a_house_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "157.240.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_in_ipv6_makes_no_private_one_public(address: ipaddress.IPv4Address) -> None:
    mapped = ipaddress.IPv6Address(0xFFFF_0000_0000 | int(address))
    sixtofour = ipaddress.IPv6Address(0x2002 << 112 | int(address) << 80)
    nat64 = ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) | int(address))
    assert {is_public(str(wrapped)) for wrapped in (mapped, sixtofour, nat64)} == {is_public(str(address))}


@given(st.ip_addresses())
def test_what_is_public_is_global_and_of_one_receiver(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    wraps = isinstance(address, ipaddress.IPv6Address) and (
        address.ipv4_mapped or address.sixtofour or address in ipaddress.ip_network("64:ff9b::/96")
    )
    if is_public(str(address)) and not wraps:  # of those that wrap one the test above tells
        assert not any((address.is_private, address.is_loopback, address.is_link_local, address.is_multicast, address.is_unspecified))


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "market", "127.0.0.1", "[::1]", "10.0.0.5", "prices.internal", "nas.local"])
def test_a_host_that_says_it_is_in_the_house_is_inside(host: str) -> None:
    assert is_inside(host)


@pytest.mark.parametrize("host", ["lista.mercadolivre.com.br", "8.8.8.8", "localhost.evil.example", "127.0.0.1.nip.io"])
def test_a_host_of_the_internet_is_not_inside(host: str) -> None:
    assert not is_inside(host)
