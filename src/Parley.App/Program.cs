namespace Parley.App;

static class Program
{
    static int Main(string[] args)
    {
        Output output = Output.OfConsole();
        return Door.Run(args, output);
    }
}
