// The channels are the law's: one list of them for all three shelves.
global using Channel = OffenesHaus.Law.Channel;
