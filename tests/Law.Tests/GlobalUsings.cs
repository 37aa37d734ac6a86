global using OffenesHaus.Law.Holidays;
global using OffenesHaus.Law.Reasons;
global using OffenesHaus.Law.Receipt;
global using Xunit;
global using OffenesHaus.Law.Openings;
global using OffenesHaus.Law.Periods;
