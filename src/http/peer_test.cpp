#include "http/peer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huiyin::http {
namespace {

TEST(ClientAddress, IsTheLastHopThatIsNoTrustedProxy) {
  const auto proxies = TrustedProxies::Parse({"127.0.0.1", "10.0.0.0/8", "fd00::/8"}).value();
  struct Case {
    std::string socket_peer, forwarded_for, expected;
  };
  for (const Case& each : std::vector<Case>{
           {"203.0.113.9", "", "203.0.113.9"},
           {"203.0.113.9", "198.51.100.1",
            "203.0.113.9"},  // not a proxy of ours: its word counts nothing
           {"127.0.0.1", "", "127.0.0.1"},
           {"127.0.0.1", "198.51.100.1", "198.51.100.1"},
           {"127.0.0.1", "1.1.1.1, 198.51.100.1",
            "198.51.100.1"},  // the client wrote 1.1.1.1 itself
           {"127.0.0.1", "198.51.100.1, 10.1.2.3", "198.51.100.1"},
           {"127.0.0.1", "10.1.2.3", "10.1.2.3"},
           {"127.0.0.1", "198.51.100.1,garbage", "127.0.0.1"},
           {"127.0.0.1", "garbage, 198.51.100.1", "198.51.100.1"},
           {"127.0.0.1", "198.51.100.1, ,", "127.0.0.1"},
           {"127.0.0.1", "198.51.100.1:5000", "198.51.100.1"},
           {"127.0.0.1", "[2001:db8::1]:5000", "2001:db8::1"},
           {"127.0.0.1", "2001:DB8:0::1", "2001:db8::1"},
           {"::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"},
           {"127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"},
           {"fd00::5", "198.51.100.1", "198.51.100.1"},
       }) {
    EXPECT_EQ(ClientAddress(each.socket_peer, each.forwarded_for, proxies), each.expected)
        << each.socket_peer << " <- " << each.forwarded_for;
  }
}

TEST(TrustedProxies, AreAddressesOrNetworks) {
  const auto proxies =
      TrustedProxies::Parse({"192.0.2.64/26", "2001:db8::/33", "198.51.100.7"}).value();
  for (const char* in : {"192.0.2.64", "192.0.2.127", "2001:db8:7fff::1", "198.51.100.7"})
    EXPECT_TRUE(proxies.Contains(in)) << in;
  for (const char* out :
       {"192.0.2.63", "192.0.2.128", "2001:db8:8000::1", "198.51.100.8", "", "x"}) {
    EXPECT_FALSE(proxies.Contains(out)) << out;
  }
  EXPECT_TRUE(TrustedProxies::Parse({"0.0.0.0/0"}).value().Contains("1.2.3.4"));
  EXPECT_FALSE(TrustedProxies::Parse({"0.0.0.0/0"}).value().Contains("::1"));
}

TEST(TrustedProxies, OtherTextIsRefused) {
  for (const char* bad : {"", "localhost", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/",
                          "10.0.0.0/8x", "::1/129", "*"}) {
    EXPECT_FALSE(TrustedProxies::Parse({bad}).has_value()) << bad;
  }
}

TEST(NetworkOf, AddressesOfOneHouseholdAreOne) {
  EXPECT_EQ(NetworkOf("2001:db8::1"), NetworkOf("2001:db8::ffff:1"));
  EXPECT_NE(NetworkOf("2001:db8::1"), NetworkOf("2001:db8:0:1::1"));
  EXPECT_NE(NetworkOf("192.0.2.1"), NetworkOf("192.0.2.2"));
  EXPECT_EQ(NetworkOf("::ffff:192.0.2.1"), NetworkOf("192.0.2.1"));
}

}  // namespace
}  // namespace huiyin::http
