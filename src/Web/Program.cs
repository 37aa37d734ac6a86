var house = WebApplication.CreateBuilder(args).Build();
house.MapGet("/healthz/live", () => Results.Ok());
await house.RunAsync();
