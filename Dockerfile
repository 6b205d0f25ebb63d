# docker build -t timeline . && docker run --rm -v "$PWD:/work" timeline check --sync
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --quiet --no-cache-dir --no-deps --wheel-dir /wheel .

FROM python:3.13-slim
# Git tells `timeline log` and `timeline check` what changed.
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY timeline/new/template/requirements.txt /tmp/requirements.txt
RUN pip install --quiet --no-cache-dir --require-hashes -r /tmp/requirements.txt
RUN --mount=from=build,source=/wheel,target=/wheel pip install --quiet --no-cache-dir --no-deps /wheel/*.whl
WORKDIR /work
EXPOSE 8000
ENTRYPOINT ["timeline"]
CMD ["--help"]
