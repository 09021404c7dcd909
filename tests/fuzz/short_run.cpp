// SPDX-License-Identifier: GPL-3.0-or-later
// A short run of a fuzz target without libFuzzer, for every compiler: all seeds of the corpus, then
// mutations of them. Input number i is made of the seed and i alone, so that a run can be repeated;
// an input that ends the program is written first.
//   NAME_short CORPUS SEED COUNT SECONDS FAILED    until the count or the time is used up
//   NAME_short FILE...                             these inputs alone
#include "tests/fuzz/mutation.h"

#include <sanitizer/common_interface_defs.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" __attribute__((weak)) int LLVMFuzzerInitialize(int* count, char*** arguments);

namespace {

using lossglass::test::Bytes;

constexpr unsigned kMostSecondsOfOne = 60;

/// What the handlers of a failure can reach.
struct Running {
    Bytes input;
    unsigned long long seed = 0;
    long number = 0;  ///< -1 - n for seed n of the corpus
    std::string failed;
};
Running running;  // NOLINT: a handler has no other way to it

/// Called when the program ends because of an input; nothing that allocates.
void writeInput() {
    if (running.failed.empty()) return;  // the input is a file already
    char text[512];
    const int length =
        std::snprintf(text, sizeof text, "Seed %llu, input %ld of %zu bytes failed: %s\n",
                      running.seed, running.number, running.input.size(), running.failed.c_str());
    (void)!write(STDERR_FILENO, text, static_cast<std::size_t>(length));
    if (std::FILE* file = std::fopen(running.failed.c_str(), "wb")) {
        std::fwrite(running.input.data(), 1, running.input.size(), file);
        std::fclose(file);
    }
}

void onSignal(int signal) {
    writeInput();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

Bytes contentOf(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void run(Bytes input, long number) {
    running.input = std::move(input);
    running.number = number;
    alarm(kMostSecondsOfOne);
    LLVMFuzzerTestOneInput(running.input.data(), running.input.size());
}

std::vector<std::filesystem::path> filesOf(const char* folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

int runFiles(int count, char** paths) {
    for (int i = 0; i < count; ++i) {
        run(contentOf(paths[i]), -1 - i);
        std::printf("%s: passed\n", paths[i]);
    }
    return 0;
}

int runCorpus(char** arguments) {
    const auto files = filesOf(arguments[1]);
    running.seed = std::strtoull(arguments[2], nullptr, 10);
    const long count = std::atol(arguments[3]);
    const std::chrono::seconds time(std::atol(arguments[4]));
    running.failed = arguments[5];
    std::filesystem::remove(running.failed);
    std::vector<Bytes> seeds;
    for (const auto& file : files) {
        seeds.push_back(contentOf(file));
        run(seeds.back(), -static_cast<long>(seeds.size()));
    }
    if (seeds.empty()) {
        std::fprintf(stderr, "%s: no seeds\n", arguments[1]);
        return 1;
    }
    const auto end = std::chrono::steady_clock::now() + time;
    long done = 0;
    for (; done < count && std::chrono::steady_clock::now() < end; ++done)
        run(lossglass::test::mutated(seeds, running.seed, done), done);
    std::printf("seed %llu: %zu seeds of the corpus and %ld mutations of them, no finding\n",
                running.seed, seeds.size(), done);
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    if (LLVMFuzzerInitialize) LLVMFuzzerInitialize(&count, &arguments);
    __sanitizer_set_death_callback(writeInput);
    for (const int signal : {SIGABRT, SIGALRM})
        std::signal(signal, onSignal);
    if (count == 6 && std::filesystem::is_directory(arguments[1])) return runCorpus(arguments);
    return runFiles(count - 1, arguments + 1);
}
