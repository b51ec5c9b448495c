# Proxies and authorities of one's own, as a process finds them in its environment: each case is a PowerShell of its own.
BeforeDiscovery {
    # Windows and macOS keep the authorities they trust in a store of the system, which no test changes.
    $isSkipped = -not $IsLinux
    $reason = if ($isSkipped) { ' (skipped: only on Linux an environment variable names the authorities to trust)' } else { '' }
}

BeforeAll {
    . "$PSScriptRoot/LoopbackHost.ps1"
    . "$PSScriptRoot/AnotherPowerShell.ps1"

    $command = {
        Import-Module $env:PIMTOOLS_TEST_MODULE
        $token = ConvertTo-SecureString $env:PIMTOOLS_TEST_TOKEN -AsPlainText -Force
        $null = Connect-Pim -AccessToken $token -GraphEndpoint $env:PIMTOOLS_TEST_ENDPOINT
        try {
            (Get-PimRole 'User Administrator' -Kind EntraRole -ErrorAction Stop).Name
        }
        catch {
            $_.FullyQualifiedErrorId
            $_.Exception.Message
            $_.ErrorDetails.RecommendedAction
        }
    }

    # What a new process finds out that has this environment.
    function Get-Outcome([string] $Endpoint, [hashtable] $Environment) {
        $start = New-Object Diagnostics.ProcessStartInfo
        $start.FileName, $library = Get-PowerShellCommand
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($command))
        $start.Arguments = ($library, '-NoProfile', '-NonInteractive', '-EncodedCommand', $encoded | Where-Object { $_ }) -join ' '
        $start.RedirectStandardOutput = $true
        $start.UseShellExecute = $false
        'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR' | ForEach-Object {
            $null = $start.Environment.Remove($_)
            $null = $start.Environment.Remove($_.ToLowerInvariant())
        }
        $start.Environment['PIMTOOLS_TEST_MODULE'] = "$PSScriptRoot/../../out/PimTools"
        $start.Environment['PIMTOOLS_TEST_TOKEN'] = Get-EmulatorToken $emulatorHost 'user=dana'
        $start.Environment['PIMTOOLS_TEST_ENDPOINT'] = $Endpoint
        $Environment.Keys | ForEach-Object { $start.Environment[$_] = $Environment[$_] }
        $process = [Diagnostics.Process]::Start($start)
        $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
    }

    function Get-Network { Invoke-RestMethod "$($emulatorHost.Address)/_emulator/network" }

    function Get-CallCount { (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").calls }
}

Describe 'The environment of a process' {
    BeforeAll {
        $folder = New-Item -ItemType Directory "$TestDrive/authority"
        $emulatorHost = Start-EmulatorHost "--tls `"$folder`""
        $network = Get-Network
        $graph = 'https://graph.contoso.test'
        $authority = "$folder/ca.pem"
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
    }

    It "names the proxy that all calls go through, and the file of an authority to trust$reason" -Skip:$isSkipped {
        Get-Outcome $graph @{ HTTPS_PROXY = $network.proxy; SSL_CERT_FILE = $authority } | Should -Match '^User Administrator\s*$'

        (Get-Network).tunnels | Should -Contain 'graph.contoso.test:443'
    }

    It "names the folder of authorities to trust$reason" -Skip:$isSkipped {
        Get-Outcome $graph @{ HTTPS_PROXY = $network.proxy; SSL_CERT_DIR = "$folder" } | Should -Match '^User Administrator\s*$'
    }

    It "names no proxy that loopback is reached through$reason" -Skip:$isSkipped {
        $local = ([Uri]$network.secure).Authority
        Get-Outcome $network.secure @{ HTTPS_PROXY = $network.proxy; SSL_CERT_FILE = $authority } | Should -Match '^User Administrator\s*$'
        Get-Outcome $emulatorHost.Address @{ HTTP_PROXY = 'http://127.0.0.1:9' } | Should -Match '^User Administrator\s*$'

        (Get-Network).tunnels | Should -Not -Contain $local
    }

    It "names hosts that are reached without the proxy$reason" -Skip:$isSkipped {
        Get-Outcome $graph @{ HTTPS_PROXY = $network.proxy; NO_PROXY = 'graph.contoso.test'; SSL_CERT_FILE = $authority } | Should -Match 'NetworkFailure'
        Get-Outcome $graph @{ HTTPS_PROXY = $network.proxy; NO_PROXY = 'graph.fabrikam.test'; SSL_CERT_FILE = $authority } | Should -Match '^User Administrator\s*$'
    }

    It 'trusts no authority that it does not name, sends it nothing, and says what to do' {
        $before = Get-CallCount

        $outcome = Get-Outcome $graph @{ HTTPS_PROXY = $network.proxy }

        $outcome | Should -Match '^NetworkFailure,PimTools.Commands.GetPimRoleCommand'
        $outcome | Should -Match 'No secure connection'
        $outcome | Should -Match 'SSL_CERT_FILE'
        Get-CallCount | Should -Be $before
        @((Get-Network).tunnels)[-1] | Should -Be 'graph.contoso.test:443'
    }
}

Describe 'A proxy that demands a sign-in' {
    BeforeAll {
        $folder = New-Item -ItemType Directory "$TestDrive/demanding"
        $emulatorHost = Start-EmulatorHost "--tls `"$folder`" --proxy-user somebody:right"
        $port = ([Uri](Get-Network).proxy).Port
        $graph = 'https://graph.contoso.test'
        $authority = "$folder/ca.pem"
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
    }

    It "gets it from the address that the environment names$reason" -Skip:$isSkipped {
        Get-Outcome $graph @{ HTTPS_PROXY = "http://somebody:right@127.0.0.1:$port"; SSL_CERT_FILE = $authority } | Should -Match '^User Administrator\s*$'
    }

    It 'refuses <what>, and the error says what to do and tells no password' -ForEach @(
        @{ what = 'nobody'; user = '' }
        @{ what = 'a wrong password'; user = 'somebody:wr0ng@' }
    ) {
        $before = (Get-Network).tunnels.Count
        $outcome = Get-Outcome $graph @{ HTTPS_PROXY = "http://${user}127.0.0.1:$port"; SSL_CERT_FILE = $authority }

        $outcome | Should -Match '^NetworkFailure,PimTools.Commands.GetPimRoleCommand'
        $outcome | Should -Match 'The proxy demands a sign-in'
        $outcome | Should -Match 'HTTPS_PROXY, as http://user:password@host:port'
        $outcome | Should -Not -Match 'wr0ng'
        (Get-Network).tunnels.Count | Should -Be $before
    }
}
